import { expect, it } from 'vitest';
import type { Booking } from '../contract/api';
import { carsOf } from './aboard';

const booking = (liftOffer: string, driverName: string, passengerName: string, partySize: number, ...legs: ('OUTWARD' | 'RETURN')[]) =>
  ({
    id: passengerName,
    liftOffer,
    driverName,
    passengerName,
    partySize,
    journeys: legs.map(direction => ({ direction })),
  }) as unknown as Booking;

it('counts who rides in each car, there and back apart', () => {
  const cars = carsOf([
    booking('a', 'Ann', 'Bob', 1, 'OUTWARD', 'RETURN'),
    booking('c', 'Cat', 'Dee', 3, 'OUTWARD'),
    booking('a', 'Ann', 'Eve', 2, 'RETURN'),
  ]);
  expect(cars.map(({ driver, there, back }) => [driver, there, back])).toEqual([
    ['Cat', 3, 0],
    ['Ann', 1, 3],
  ]);
  expect(cars[1]?.riders.map(rider => [rider.name, rider.there, rider.back])).toEqual([
    ['Bob', true, true],
    ['Eve', false, true],
  ]);
});
