import { expect, it } from 'vitest';
import type { Session } from '../contract/api';
import { coachFaults, coachOf, coachTo, differing, draftOf, emptyStop } from './coach';

const session = { id: 's', from: '2026-03-28T10:00:00Z', until: '2026-03-28T23:30:00Z' } as Session;

function draft(to = session) {
  const coach = coachTo(to);
  const stop = emptyStop();
  [stop.place.value, stop.name.value, stop.departs.value, stop.returns.value] = ['NW3 2QG', 'Hampstead Heath', '09:00', '00:40'];
  coach.stops.value = [stop];
  return coach;
}

it('keeps its timetable on the session’s day, and goes past midnight', () =>
  expect(coachOf(draft(), session)).toMatchObject({
    outwardSeats: 49,
    returnSeats: 49,
    latestArrival: '2026-03-28T09:50:00.000Z',
    returnDeparture: '2026-03-28T23:30:00.000Z',
    coachStops: [{ departureTime: '2026-03-28T09:00:00.000Z', returnTime: '2026-03-29T00:40:00.000Z', stepFree: 'UNKNOWN' }],
  }));

it('says nothing of a way that it does not drive', () => {
  const coach = draft();
  coach.legs.value = 'OUTWARD';
  const offer = coachOf(coach, session);
  expect(offer).not.toHaveProperty('returnSeats');
  expect(offer).not.toHaveProperty('returnDeparture');
  expect(offer.coachStops?.[0]).not.toHaveProperty('returnTime');
});

it('comes back as it was, and tells what was changed of it', () => {
  const offer = coachOf(draft(), session);
  const [stop] = offer.coachStops ?? [];
  if (stop) stop.stepFree = 'NO';
  const again = draftOf({ ...offer, legs: 'BOTH' });
  const before = coachOf(again, session);
  expect(before).toEqual(offer);
  expect(differing(before, coachOf(again, session))).toEqual([]);
  again.seats.value = '30';
  again.legs.value = 'OUTWARD';
  expect(differing(before, coachOf(again, session)).sort()).toEqual([
    'coachStops',
    'legs',
    'outwardSeats',
    'returnDeparture',
    'returnSeats',
  ]);
});

it('names what is not whole yet', () => {
  const coach = coachTo(session);
  coach.seats.value = '8';
  expect(Object.keys(coachFaults(coach))).toEqual(['seats', 'coachStops[0].place', 'coachStops[0].departureTime']);
  expect(coachFaults(draft())).toEqual({});
});

it.each([
  ['2026-03-28T10:00:00Z', '2026-03-29T00:30:00Z', '2026-03-28T09:00:00.000Z', '2026-03-29T00:40:00.000Z'],
  ['2026-03-29T09:00:00Z', '2026-03-29T22:30:00Z', '2026-03-29T08:00:00.000Z', '2026-03-29T23:40:00.000Z'],
  ['2026-10-24T09:00:00Z', '2026-10-24T22:30:00Z', '2026-10-24T08:00:00.000Z', '2026-10-24T23:40:00.000Z'],
  ['2026-10-25T10:00:00Z', '2026-10-25T23:30:00Z', '2026-10-25T09:00:00.000Z', '2026-10-26T00:40:00.000Z'],
])(
  'drives at 09:00 and back at 00:40 by London’s clocks to a session from %s until %s, on days on which they change',
  (from, until, departureTime, returnTime) => {
    const night = { ...session, from, until };
    expect(coachOf(draft(night), night).coachStops).toMatchObject([{ departureTime, returnTime }]);
  },
);
