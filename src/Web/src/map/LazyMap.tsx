import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice } from '../design';
import { common } from '../words/common';
import './map.css';
import type { MapContent } from './points';

/** A map, whose scripts are fetched when it is first shown. */
export function LazyMap(content: MapContent) {
  const loaded = useSignal<{ Map: ComponentType<MapContent> } | 'failed' | null>(null);
  useEffect(() => {
    import('./SeatMap').then(
      what => (loaded.value = { Map: what.SeatMap }),
      () => (loaded.value = 'failed'),
    );
  }, []);
  if (loaded.value === 'failed') return <Notice kind="wrong">{common().problems.byReason.OFFLINE}</Notice>;
  if (!loaded.value) return <div class="map" aria-busy="true" />;
  const { Map: Shown } = loaded.value;
  return <Shown {...content} />;
}
