import { useEffect } from 'preact/hooks';
import { watchOffer } from './events';

// A browser keeps six connections to one host, and what is shown needs some of them.
const most = 3;

/** Hears what happens to offers, the first few of them, while a view is shown; what they tell is looked up at once. The others are asked for as seldom as every view. */
export function useWatched(offers: readonly string[], again: () => void): void {
  const watched = [...new Set(offers)].slice(0, most).sort().join(' ');
  useEffect(() => {
    const ends = watched
      .split(' ')
      .filter(Boolean)
      // At a stream's beginning too: something may have happened since the view was asked for.
      .map(offer => watchOffer(offer, again));
    return () => {
      for (const end of ends) end();
    };
  }, [watched]);
}
