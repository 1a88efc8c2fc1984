import { effect, signal } from '@preact/signals';

/** The languages that the client speaks. */
export type Language = 'en' | 'cy';

const kept = 'language';

/** The language of everything on the screen. */
export const language = signal<Language>(first());

/** Chooses a language, for the next visit too. */
export function speak(choice: Language): void {
  language.value = choice;
  try {
    localStorage.setItem(kept, choice);
  } catch {
    // Where nothing may be kept, the choice lasts as long as the page.
  }
}

// A program that reads aloud goes by this.
effect(() => {
  if (typeof document !== 'undefined') document.documentElement.lang = language.value === 'cy' ? 'cy' : 'en-GB';
});

function first(): Language {
  if (typeof localStorage === 'undefined') return 'en';
  const chosen = localStorage.getItem(kept);
  if (chosen === 'en' || chosen === 'cy') return chosen;
  return navigator.languages.some(one => one.toLowerCase().startsWith('cy')) ? 'cy' : 'en';
}
