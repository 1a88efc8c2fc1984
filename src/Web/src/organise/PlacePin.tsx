import { useSignal } from '@preact/signals';
import { answer, api, type Place } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { LazyMap } from '../map/LazyMap';
import { words } from './formWords';

/** Where a written place lies, as a pin on the map, before people are sent there. */
export function PlacePin({ place }: { place: string }) {
  const w = words();
  const found = useSignal<{ of: string; place: Place } | null>(null);
  const { busy, fault, attempt } = useAttempt();
  const shown = found.value?.of === place ? found.value.place : null;

  const look = () =>
    attempt(async () => {
      found.value = { of: place, place: await answer(api.GET('/v1/places:resolve', { params: { query: { place } } })) };
    });

  if (!place) return null;
  return (
    <div class="stack org-wide">
      {fault.value && <ProblemNotice problem={fault.value} />}
      {shown?.location ? (
        <>
          <p class="hint">{w.pinned(shown.name)}</p>
          <div class="org-map">
            <LazyMap label={w.pinned(shown.name)} points={[{ id: place, at: shown.location, sign: '', words: shown.name }]} />
          </div>
        </>
      ) : (
        <Button kind="quiet" busy={busy.value} onClick={() => void look()}>
          {w.pin}
        </Button>
      )}
    </div>
  );
}
