import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { common } from '../words/common';
import { announce } from './announce';

/** Says so while there is no network. */
export function Offline() {
  const w = common();
  const away = useSignal(!navigator.onLine);
  useEffect(() => {
    const changed = () => {
      if (away.value && navigator.onLine) announce(common().online);
      away.value = !navigator.onLine;
    };
    addEventListener('online', changed);
    addEventListener('offline', changed);
    return () => {
      removeEventListener('online', changed);
      removeEventListener('offline', changed);
    };
  }, []);
  return (
    <div role="status" aria-live="polite">
      {away.value && <p class="away">{w.offline}</p>}
    </div>
  );
}
