import type { View } from '../app/views';

/** What drivers see. */
export const views: readonly View[] = [
  { pattern: /^\/drive$/, load: () => import('./DrivePage') },
  { pattern: /^\/drive\/offer$/, load: () => import('./OfferPage') },
  { pattern: /^\/drive\/series\/(?<series>[^/]+)$/, load: () => import('./SeriesPage') },
  { pattern: /^\/drive\/offers\/(?<offer>[^/]+)$/, load: () => import('./JourneyPage') },
  { pattern: /^\/drive\/offers\/(?<offer>[^/]+)\/change$/, load: () => import('./ChangePage') },
  { pattern: /^\/drive\/offers\/(?<offer>[^/]+)\/sheet$/, load: () => import('./SheetPage') },
];
