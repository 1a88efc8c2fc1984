import type { Place, Schemas } from '../contract/api';

/** A point on the map, with a sign of one or two letters. */
export interface MapPoint {
  id: string;
  at: Schemas['LatLng'];
  sign: string;
  /** What it is; the list beside the map says it too. */
  words: string;
  /** The seat to draw out, if any. */
  seat?: string;
  kind?: 'session' | 'meeting' | 'home';
}

/** A way on the map. */
export interface MapLine {
  id: string;
  along: readonly Schemas['LatLng'][];
}

/** What a map is drawn from. It is never the only place where something is said. */
export interface MapContent {
  /** Says what it is a map of, and where the same is said in words. */
  label: string;
  /** Where the reader starts from. */
  origin?: Place | undefined;
  points?: readonly MapPoint[];
  lines?: readonly MapLine[];
}
