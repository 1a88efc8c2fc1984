const rules = { en: new Intl.PluralRules('en-GB'), cy: new Intl.PluralRules('cy') };

/** A noun with its number, in English. */
export function one(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('en-GB')} ${rules.en.select(count) === 'one' ? singular : plural}`;
}

/** The forms that Welsh has; a form that is left out is the same as "other". The number is put in place of #. */
export interface WelshForms {
  zero?: string;
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
}

/** A noun with its number, in Welsh, which mutates it: dau le, tri lle, chwe lle. */
export function rhif(count: number, forms: WelshForms): string {
  return (forms[rules.cy.select(count)] ?? forms.other).replace('#', count.toLocaleString('en-GB'));
}

/** People, in Welsh. */
export const pobl = { zero: '# o bobl', one: '# person', two: '# berson', few: '# pherson', many: '# pherson', other: '# o bobl' };

/** Passengers, in Welsh. */
export const teithwyr = { one: '# teithiwr', two: '# deithiwr', few: '# theithiwr', many: '# theithiwr', other: '# o deithwyr' };

/** "a, b and c". */
export const list = (parts: readonly string[]): string => joined(parts, 'and');

/** "a, b a c", in Welsh: ac before a vowel, a’r before y and yr, and a word that is no name mutates. */
export function rhestr(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  if (/^yr? /.test(last)) return joined(parts, 'a’r', last.replace(/^yr? /, ''));
  if (/^[aeiouwyâêîôûŵŷ]/i.test(last)) return joined(parts, 'ac');
  return joined(parts, 'a', last.replace(/^(c(?!h)|p(?!h)|t(?!h))/, '$1h'));
}

const joined = (parts: readonly string[], and: string, last = parts.at(-1) ?? ''): string =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${and} ${last}` : (parts[0] ?? '');
