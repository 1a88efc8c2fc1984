import { expect, it } from 'vitest';
import type { Booking } from '../contract/api';
import { byReader, lateLeg, missingLeg } from './notices';

const booking = (more: Partial<Booking> = {}): Booking =>
  ({
    state: 'ACCEPTED',
    driving: true,
    journeys: [
      { direction: 'OUTWARD', pickupTime: '2026-03-28T09:10:00Z', dropoffTime: '2026-03-28T09:50:00Z' },
      { direction: 'RETURN', pickupTime: '2026-03-28T13:00:00Z', dropoffTime: '2026-03-28T13:40:00Z' },
    ],
    ...more,
  }) as Booking;
const at = (time: string) => new Date(`2026-03-28T${time}Z`);

it.each([
  ['06:09:59', undefined],
  ['06:10:00', 'OUTWARD'],
  ['09:50:00', 'OUTWARD'],
  ['09:50:01', undefined],
  ['10:00:00', 'RETURN'],
  ['13:40:01', undefined],
])('at %s one can be late for %s', (time, direction) => expect(lateLeg(booking(), at(time))?.direction).toBe(direction));

it.each([
  ['09:09:59', undefined],
  ['09:10:00', 'OUTWARD'],
  ['12:59:59', 'OUTWARD'],
  ['13:00:00', 'RETURN'],
])('at %s the other can be missing on %s', (time, direction) => expect(missingLeg(booking(), at(time))?.direction).toBe(direction));

it('says it for a day, and once a side', () => {
  expect(missingLeg(booking({ state: 'COMPLETED' }), new Date('2026-03-29T13:00:00Z'))?.direction).toBe('RETURN');
  expect(missingLeg(booking({ state: 'COMPLETED' }), new Date('2026-03-29T13:00:01Z'))).toBeUndefined();
  const said = (byDriver: boolean) => booking({ notices: [{ kind: 'NO_SHOW', direction: 'OUTWARD', byDriver }] } as Partial<Booking>);
  expect(missingLeg(said(true), at('09:30:00'))).toBeUndefined();
  expect(missingLeg(said(false), at('09:30:00'))?.direction).toBe('OUTWARD');
});

it('is for those who ride, and knows who speaks', () => {
  expect(lateLeg(booking({ state: 'REQUESTED' }), at('09:00:00'))).toBeUndefined();
  expect(missingLeg(booking({ state: 'CANCELLED' }), at('09:30:00'))).toBeUndefined();
  expect([byReader(booking(), { byDriver: true }), byReader(booking({ driving: false }), { byDriver: true })]).toEqual([true, false]);
});
