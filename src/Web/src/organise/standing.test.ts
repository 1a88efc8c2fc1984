import { expect, it } from 'vitest';
import { missing, standingOf } from './standing';

const session = (signedUp: number, state: 'SCHEDULED' | 'CANCELLED' = 'SCHEDULED') => ({ signedUp, wanted: 20, maximum: 40, state });

it.each([
  [session(0), 'short', 20],
  [session(19), 'short', 1],
  [session(20), 'enough', 0],
  [session(40), 'full', 0],
  [session(43), 'over', 3],
  [session(5, 'CANCELLED'), 'cancelled', 0],
] as const)('%o is %s by %d', (one, standing, by) => {
  expect(standingOf(one)).toEqual({ standing, by });
  expect(missing(one)).toBe(standing === 'short' ? by : 0);
});
