import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Latest } from '../contract/latest';
import { Problem } from '../contract/problem';
import { type StreamEvent, watchOffer } from '../live/events';
import { visitor } from '../signin/tokens';
import { type Journey, journeyOf } from './data';

/** An offer of the reader's as it stands, and what keeps it from being fetched. */
export interface Followed {
  journey: Signal<Journey | null>;
  fault: Signal<Problem | null>;
  load: () => Promise<void>;
}

/** Fetches an offer of the reader's and follows it: what happens elsewhere comes by itself. What was shown stays where fetching it anew fails. */
export function useJourney(offer: string, tell: (event: StreamEvent) => void = () => undefined): Followed {
  const journey = useSignal<Journey | null>(null);
  const fault = useSignal<Problem | null>(null);
  const who = visitor.value?.id;

  const turns = useMemo(() => new Latest(), []);

  async function load() {
    const counts = turns.begin();
    try {
      const found = await journeyOf(offer);
      if (!counts()) return;
      journey.value = found;
      fault.value = null;
    } catch (thrown) {
      if (counts()) fault.value = Problem.from(thrown);
    }
  }
  useEffect(() => {
    // What one driver saw of their passengers is not the next one's to see.
    journey.value = null;
    fault.value = null;
    if (!who) return undefined;
    void load();
    const end = watchOffer(offer, event => {
      tell(event);
      void load();
    });
    return () => {
      end();
      turns.forget();
    };
  }, [offer, who]);
  return { journey, fault, load };
}
