import { expect, it } from 'vitest';
import { daysToCome, saturdayOf, whenOf, windowOf } from './days';

const thursday = new Date('2026-03-26T12:00:00Z');
const sunday = new Date('2026-03-29T12:00:00Z');

it('takes a weekend for the hours that London’s clocks show, also where they change', () => {
  const { from, until } = windowOf('weekend', thursday);
  expect([from.toISOString(), until.toISOString()]).toEqual(['2026-03-28T00:00:00.000Z', '2026-03-29T23:00:00.000Z']);
});

it('still has a weekend on Sunday, from now on', () => {
  expect(saturdayOf(sunday)).toBe('2026-03-28');
  expect(windowOf('weekend', sunday).from).toEqual(sunday);
  expect(daysToCome(sunday)).toEqual(['weekend', '2026-03-29', 'week']);
});

it('offers the days of the coming weekend', () => expect(daysToCome(thursday)).toEqual(['weekend', '2026-03-28', '2026-03-29', 'week']));

it('reads an address with care', () => {
  expect([whenOf('week'), whenOf('2026-04-01'), whenOf('<script>'), whenOf(null)]).toEqual(['week', '2026-04-01', 'weekend', 'weekend']);
});
