import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Problem } from './problem';

const everyMilliseconds = 30_000;

/** What a view shows, as it comes and as it changes. */
export interface Loaded<Data> {
  /** Null until it has come the first time. */
  data: Signal<Data | null>;
  /** What went wrong the last time. */
  problem: Signal<Problem | null>;
  /** Asks again at once. */
  again: () => Promise<void>;
}

/** Asks for what a view shows, and again every half minute while somebody looks at it. Another key is another question. */
export function useLoaded<Data>(key: string, load: () => Promise<Data>, live = true): Loaded<Data> {
  const data = useSignal<Data | null>(null);
  const problem = useSignal<Problem | null>(null);
  const asked = useSignal('');

  async function again(): Promise<void> {
    try {
      const found = await load();
      if (asked.peek() !== key) return;
      data.value = found;
      problem.value = null;
    } catch (thrown) {
      if (asked.peek() === key) problem.value = Problem.from(thrown);
    }
  }

  useEffect(() => {
    asked.value = key;
    data.value = null;
    problem.value = null;
    void again();
    if (!live) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') void again();
    };
    const timer = setInterval(look, everyMilliseconds);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      asked.value = '';
    };
  }, [key]);
  return { data, problem, again };
}
