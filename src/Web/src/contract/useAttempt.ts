import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { requestId } from './api';
import { Problem } from './problem';

/** Something that the reader does, which takes a while and may fail. */
export interface Attempt {
  busy: Signal<boolean>;
  /** What went wrong the last time; null where nothing did. */
  fault: Signal<Problem | null>;
  /** Does it, unless it is being done already, with an id that stays until it was answered: whoever sends again after the line broke does it once. Answers what went wrong, if anything. */
  attempt: (what: (id: string) => Promise<unknown>) => Promise<Problem | null>;
}

/** Keeps what is shown of something that the reader does: that it works, and what went wrong. */
export function useAttempt(): Attempt {
  const busy = useSignal(false);
  const fault = useSignal<Problem | null>(null);

  const id = useRef('');

  async function attempt(what: (id: string) => Promise<unknown>): Promise<Problem | null> {
    if (busy.peek()) return null;
    busy.value = true;
    fault.value = null;
    id.current ||= requestId();
    try {
      await what(id.current);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    } finally {
      busy.value = false;
      if (!fault.peek()?.passes) id.current = '';
    }
    return fault.peek();
  }
  return { busy, fault, attempt };
}
