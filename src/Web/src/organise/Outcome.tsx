import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { Notice } from '../design';
import { words } from './formWords';
import { outcome } from './writing';

/** What came of the change that led here. */
export function Outcome({ session }: { session: string }) {
  const w = words();
  const last = outcome.value?.session === session ? outcome.value : null;
  const told = last ? [w[last.what], last.lifts.all > 0 ? w.kept(last.lifts.kept, last.lifts.all) : ''].filter(Boolean).join(' ') : '';
  useEffect(() => {
    if (told) announce(told);
    return () => {
      outcome.value = null;
    };
  }, [session]);
  return told ? <Notice kind="good">{told}</Notice> : null;
}
