import { expect, it } from 'vitest';
import type { Booking } from '../contract/api';
import { watchedOf } from './rides';

it('watches first whoever has yet to answer, and nobody whose booking has ended', () => {
  const bookings = [
    { liftOffer: 'held', state: 'ACCEPTED' },
    { liftOffer: 'over', state: 'CANCELLED' },
    { liftOffer: 'asked', state: 'REQUESTED' },
  ] as unknown as Booking[];
  expect(watchedOf(bookings)).toEqual(['asked', 'held']);
});
