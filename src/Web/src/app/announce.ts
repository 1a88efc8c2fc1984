import { signal } from '@preact/signals';

/** What a program that reads aloud says next. */
export const announced = signal('');

/** Says that something changed on the screen. The same words twice are said twice. */
export function announce(words: string): void {
  announced.value = announced.value === words ? `${words}\u00a0` : words;
}
