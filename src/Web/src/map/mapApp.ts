import type { Schemas } from '../contract/api';

const digits = 5;

/** A point as people read it, and as their map app does. */
export const pointText = ({ latitude, longitude }: Schemas['LatLng']): string =>
  `${latitude.toFixed(digits)}, ${longitude.toFixed(digits)}`;

/** What opens a point in the map app of the reader's device, with a pin: Apple's devices know no geo address. Nobody's site is asked. */
export function mapAppAddress(at: Schemas['LatLng'], agent = navigator.userAgent): string {
  const point = pointText(at).replace(' ', '');
  return /iPhone|iPad|Macintosh/.test(agent) ? `maps:?q=${point}` : `geo:${point}?q=${point}`;
}
