import { language } from './language';

/** What every language must say: the same keys as English, with the same parameters. */
export type Words<English> = {
  readonly [Key in keyof English]: English[Key] extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : English[Key] extends string
      ? string
      : Words<English[Key]>;
};

/** Joins the languages of one feature. A key that one of them lacks fails the build. Called while something is drawn, it is drawn anew when the language changes. */
export function catalogue<English extends object>(en: English, cy: Words<English>): () => Words<English> {
  return () => (language.value === 'cy' ? cy : (en as unknown as Words<English>));
}
