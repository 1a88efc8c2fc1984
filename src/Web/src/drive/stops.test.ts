import { expect, it } from 'vitest';
import type { Booking } from '../contract/api';
import { stopsOf } from './stops';

const [home, station, hall] = [
  { latitude: 51.5, longitude: -0.1 },
  { latitude: 51.51, longitude: -0.12 },
  { latitude: 51.6, longitude: -0.2 },
];

const booking = (id: string, from: typeof home, time: string, more: Partial<Booking> = {}): Booking =>
  ({
    id,
    state: 'ACCEPTED',
    session: 'here',
    journeys: [
      { direction: 'OUTWARD', pickup: from, pickupTime: `2026-03-28T${time}:00Z`, dropoff: hall, dropoffTime: '2026-03-28T09:50:00Z' },
      { direction: 'RETURN', pickup: hall, pickupTime: '2026-03-28T13:00:00Z', dropoff: from, dropoffTime: '2026-03-28T13:40:00Z' },
    ],
    ...more,
  }) as Booking;

it('puts stops in the order of their times, and who boards together at one of them', () => {
  const all = [booking('b', station, '09:20'), booking('a', home, '09:10'), booking('c', station, '09:20')];
  expect(stopsOf(all, 'OUTWARD', 'here').map(stop => stop.movers.map(one => one.booking.id))).toEqual([['a'], ['b', 'c']]);
  expect(stopsOf(all, 'RETURN', 'here').every(stop => stop.movers.every(one => !one.boards))).toBe(true);
});

it('leaves out what has ended, and marks who only asks', () => {
  const all = [booking('a', home, '09:10', { state: 'DECLINED' }), booking('b', station, '09:20', { state: 'REQUESTED' })];
  expect(stopsOf(all, 'OUTWARD', 'here').map(stop => stop.movers)).toMatchObject([[{ booking: { id: 'b' }, asked: true }]]);
});

it('lets out on the way there who goes to another session', () => {
  const stops = stopsOf([booking('a', home, '09:10', { session: 'other' })], 'OUTWARD', 'here');
  expect(stops.map(stop => stop.movers[0]?.boards)).toEqual([true, false]);
});
