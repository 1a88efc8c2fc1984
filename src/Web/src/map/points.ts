import type { Place, Schemas, Session } from '../contract/api';
import { common } from '../words/common';

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
  /** How many are counted there: where signs would lie on one another, one tells of them all. */
  count?: number;
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

/** Where a session meets, as a point; nothing where nobody travels. */
export const sessionPoint = ({ id = '', location, remote, address, seat }: Session, sign = '★'): MapPoint[] =>
  location && !remote ? [{ id, at: location, sign, words: address || common().meet, ...(seat ? { seat } : {}) }] : [];
