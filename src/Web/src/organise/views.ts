import type { View } from '../app/views';

/** Views of organisers, fetched when they are wanted. */
export const views: readonly View[] = [
  { pattern: /^\/organise$/, load: () => import('./SessionsPage') },
  { pattern: /^\/organise\/new$/, load: () => import('./NewPage') },
  { pattern: /^\/organise\/sessions\/(?<session>[0-9a-f-]{36})$/, load: () => import('./SessionPage') },
  { pattern: /^\/organise\/sessions\/(?<session>[0-9a-f-]{36})\/change$/, load: () => import('./ChangePage') },
  { pattern: /^\/organise\/list$/, load: () => import('./ListPage') },
  { pattern: /^\/organise\/sessions\/(?<session>[0-9a-f-]{36})\/coach$/, load: () => import('./CoachPage') },
  { pattern: /^\/organise\/sessions\/(?<session>[0-9a-f-]{36})\/coach\/(?<coach>[0-9a-f-]{36})$/, load: () => import('./CoachChangePage') },
  { pattern: /^\/organise\/reports$/, load: () => import('./ReportsPage') },
  { pattern: /^\/organise\/plan$/, load: () => import('./PlanPage') },
];
