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
