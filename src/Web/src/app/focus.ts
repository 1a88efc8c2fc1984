let way: Element[] = [];

/** Where what the reader was on is taken away, as a button is that did its work, puts them at the nearest heading above; else they would begin again at the top of the page. */
export function keepFocus(main: HTMLElement): void {
  main.addEventListener('focusin', ({ target }) => {
    way = [];
    for (let one = target as Element | null; one && one !== main.parentElement; one = one.parentElement) way.push(one);
  });
  // Whoever taps beside everything wants to be nowhere.
  addEventListener('pointerdown', () => {
    setTimeout(() => {
      if (document.activeElement === document.body) way = [];
    });
  });
  new MutationObserver(() => {
    // What is drawn next may say itself where the reader is to be.
    if (lost()) setTimeout(() => lost() && headingAbove()?.focus({ preventScroll: true }), 200);
  }).observe(main, { childList: true, subtree: true });
}

const lost = (): boolean => way[0]?.isConnected === false && document.activeElement === document.body;

function headingAbove(): HTMLElement | undefined {
  for (const one of way) {
    const heading = one.isConnected ? one.querySelector<HTMLElement>('h1, h2, h3') : null;
    if (!heading) continue;
    heading.tabIndex = -1;
    return heading;
  }
  return undefined;
}
