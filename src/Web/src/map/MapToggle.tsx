import { useSignal } from '@preact/signals';
import { Button } from '../design';
import { common } from '../words/common';
import { LazyMap } from './LazyMap';
import './map.css';
import type { MapContent } from './points';

/** A map that is fetched where it is wanted; the label says what it is of, and where the same is said in words. */
export function MapToggle({ shown = false, hint, ...content }: MapContent & { shown?: boolean; hint?: string }) {
  const mapped = useSignal(shown);
  return (
    <div class="map-toggle">
      <Button kind="quiet" onClick={() => (mapped.value = !mapped.value)}>
        {mapped.value ? common().hideMap : common().showMap}
      </Button>
      {mapped.value && <LazyMap {...content} />}
      {mapped.value && hint && <p class="hint">{hint}</p>}
    </div>
  );
}
