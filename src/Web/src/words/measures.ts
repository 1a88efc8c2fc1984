import { language } from './language';
import { one, rhif } from './plural';

const metresInMile = 1609.344;
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number, with its thousands told apart; Welsh writes them as English does. */
export const number = (value: number): string => whole.format(value);

/** "2.9 miles", "143 miles", "under 0.1 miles". */
export function miles(metres: number): string {
  const count = metres / metresInMile;
  const english = language.value === 'en';
  if (count < 0.1) return english ? 'under 0.1 miles' : 'llai na 0.1 milltir';
  if (count < 10) return `${tenths.format(count)} ${english ? 'miles' : 'milltir'}`;
  const rounded = Math.round(count);
  return english ? one(rounded, 'mile', 'miles') : rhif(rounded, { other: '# milltir' });
}

/** A length of time in whole minutes, from seconds: "25 min", "1 h 10 min", "25 mun". */
export function minutes(seconds: number): string {
  const all = Math.max(1, Math.round(seconds / 60));
  const [hours, rest] = [Math.floor(all / 60), all % 60];
  const [h, min] = language.value === 'en' ? ['h', 'min'] : ['awr', 'mun'];
  if (hours === 0) return `${rest} ${min}`;
  return rest === 0 ? `${number(hours)} ${h}` : `${number(hours)} ${h} ${rest} ${min}`;
}

/** Seconds of a duration as the API writes it: "1530s". */
export const seconds = (duration: string | undefined): number => (duration ? Number.parseFloat(duration) : 0);

/** "0.04%": a share in hundredths, with as many digits as tell it from nothing. */
export function percent(share: number): string {
  const digits = share < 0.001 ? 2 : 1;
  return `${(share * 100).toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })}%`;
}
