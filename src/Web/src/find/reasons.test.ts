import { expect, it } from 'vitest';
import type { Seat } from '../contract/api';
import { closeness, reason } from './reasons';

const seat = {
  distanceMetres: 4667,
  travelTime: '1530s',
  openSessions: [{}],
  nextSession: {},
  marginality: { kind: 'OPEN', firstParty: 'Lab', secondParty: 'Con', marginVotes: 15, marginShare: 0.0004 },
  need: { weight: 1, closeness: 0.9, shortfall: 0.4, nearness: 0.3 },
} as unknown as Seat;

it.each([
  ['DISTANCE', seat, 'Sorted by distance: 2.9 miles to its border.'],
  ['DISTANCE', { ...seat, distanceMetres: 0 }, 'It comes first because you are in it.'],
  ['TRAVEL_TIME', seat, 'Sorted by travel time: about 26 min to its best session.'],
  ['TRAVEL_TIME', { ...seat, nextSession: undefined }, 'Sorted by travel time: about 26 min to its middle; no session there yet.'],
  ['NEED', seat, 'Needed because the result was very close and 40% of the people wanted are still missing.'],
  [
    'NEED',
    { ...seat, openSessions: [], need: { weight: 2, closeness: 0.1, shortfall: 0.5, nearness: 0.4 } },
    'Needed because the campaign puts it first, nobody has started a session there yet and it is about 26 min away.',
  ],
  [
    'NEED',
    { ...seat, need: { weight: 1, closeness: 0.1, shortfall: 0.1, nearness: 0.1 } },
    'Needed because it is one of the seats that can change.',
  ],
  // Where no need was asked for the distance is told.
  ['NEED', { ...seat, need: undefined }, 'Sorted by distance: 2.9 miles to its border.'],
] as const)('says why a seat stands where it does, by %s', (rank, of, words) => expect(reason(of as Seat, rank)).toBe(words));

it.each([
  ['OPEN', 'Lab beat Con by 15 votes (0.04%)'],
  ['HOLD', 'Held by 15 votes over Con (0.04%)'],
  ['GAIN', '15 votes behind Lab (0.04%)'],
] as const)('says how close it was: %s', (kind, words) =>
  expect(closeness({ ...seat, marginality: { ...seat.marginality, kind } } as Seat)).toBe(words),
);
