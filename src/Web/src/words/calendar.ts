import { language } from './language';

/** Sessions are in the United Kingdom, and their times are its clock's, wherever the reader is. */
export const zone = 'Europe/London';

// Browsers know English; of Welsh, Chromium knows no names, so they stand here.
const englishDay = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const dyddiau = ['Dydd Sul', 'Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau', 'Dydd Gwener', 'Dydd Sadwrn'];
const byr = ['Sul', 'Llun', 'Maw', 'Mer', 'Iau', 'Gwe', 'Sad'];
const misoedd = ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'];
const shortEnglish = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric' });

/** "Saturday 28 March", "Dydd Sadwrn 28 Mawrth". */
export function day(at: Date): string {
  if (language.value === 'en') return englishDay.format(at).replace(',', '');
  const [year, month, date] = dateIn(at).split('-').map(Number) as [number, number, number];
  return `${dyddiau[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]} ${date} ${misoedd[month - 1]}`;
}

/** The same of a day written YYYY-MM-DD. */
export const dateWords = (date: string): string => day(instant(date, '12:00'));

/** "Sat 28", "Sad 28": of a day written YYYY-MM-DD. */
export function shortDay(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return language.value === 'en' ? shortEnglish.format(at).replace(',', '') : `${byr[at.getUTCDay()]} ${at.getUTCDate()}`;
}

/** "10:00". */
export const time = (at: Date): string => clock.format(at);

/** "10:00–13:00". */
export const span = (from: Date, until: Date): string => `${time(from)}–${time(until)}`;

/** The day in London, as YYYY-MM-DD. */
export function dateIn(at: Date): string {
  const { year, month, day } = fields(at);
  return `${year}-${month}-${day}`;
}

/** A day some days later, as YYYY-MM-DD. */
export function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const weekdays = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });

/** "Saturday", "Dydd Sadwrn": of 0 for Sunday to 6 for Saturday. */
export const weekdayName = (at: number): string =>
  // The fourth of January 1970 was a Sunday.
  (language.value === 'en' ? weekdays.format(new Date(Date.UTC(1970, 0, 4 + at))) : dyddiau[at]) ?? '';

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The instant at which London's clocks show this date and time; of a time that is skipped in spring, an hour later, and of one that comes twice in autumn, the first. */
export function instant(date: string, time = '00:00'): Date {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const before = asIfUtc - offset(asIfUtc - 3_600_000);
  const after = asIfUtc - offset(asIfUtc);
  return new Date(shows(before, asIfUtc) ? before : shows(after, asIfUtc) ? after : before);
}

const shows = (at: number, asIfUtc: number): boolean => at + offset(at) === asIfUtc;

/** How far London's clocks are ahead of UTC, in milliseconds. */
function offset(at: number): number {
  const { year, month, day, hour, minute, second } = fields(new Date(at));
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(at / 1000) * 1000;
}

function fields(at: Date): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  return Object.fromEntries(parts.formatToParts(at).map(part => [part.type, part.value])) as ReturnType<typeof fields>;
}
