import { signal } from '@preact/signals';

/** Where the reader is: the path, and what stands behind # (places and secrets, which browsers send to no server). */
export const here = signal(read());

/** Whether the reader has come from another view: then its heading is where they are put. Who has just loaded the page begins at its top. */
export let moved = false;

/** Goes to an address of this site without loading the page again. */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  const before = here.value.path;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  const now = read();
  if (now.path !== before) moved = true;
  here.value = now;
  if (now.path !== before) scrollTo(0, 0);
}

/** What stands behind #, by name. */
export const fragment = (): URLSearchParams => new URLSearchParams(here.value.hash.slice(1));

/** Watches links and the browser's own buttons. */
export function listen(): void {
  addEventListener('popstate', () => {
    moved = true;
    here.value = read();
  });
  addEventListener('click', event => {
    const link = (event.target as Element).closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || !isOwn(link, event)) return;
    event.preventDefault();
    go(link.href);
  });
}

function isOwn(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
  const leaves = link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin || link.dataset.leaves === 'yes';
  // The skip link moves within the page.
  return plain && !leaves && !link.getAttribute('href')?.startsWith('#');
}

function read(): { path: string; hash: string; search: string } {
  if (typeof location === 'undefined') return { path: '/', hash: '', search: '' };
  return { path: location.pathname, hash: location.hash, search: location.search };
}
