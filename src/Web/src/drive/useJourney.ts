import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
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

  async function load() {
    try {
      journey.value = await journeyOf(offer);
      fault.value = null;
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    }
  }
  useEffect(() => {
    if (!who) return undefined;
    void load();
    return watchOffer(offer, event => {
      tell(event);
      void load();
    });
  }, [offer, who]);
  return { journey, fault, load };
}
