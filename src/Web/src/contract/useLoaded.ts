import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Latest } from './latest';
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
  const turns = useMemo(() => new Latest(), []);

  async function again(): Promise<void> {
    const counts = turns.begin();
    try {
      const found = await load();
      if (!counts()) return;
      data.value = found;
      problem.value = null;
    } catch (thrown) {
      if (counts()) problem.value = Problem.from(thrown);
    }
  }

  useEffect(() => {
    data.value = null;
    problem.value = null;
    void again();
    if (!live) return () => turns.forget();
    const look = () => {
      if (document.visibilityState === 'visible') void again();
    };
    const timer = setInterval(look, everyMilliseconds);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      turns.forget();
    };
  }, [key]);
  return { data, problem, again };
}
