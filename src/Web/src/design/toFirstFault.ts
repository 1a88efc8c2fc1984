/** Puts the reader at the first field that is wrong, once it is drawn as such. */
export function toFirstFault(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()));
}
