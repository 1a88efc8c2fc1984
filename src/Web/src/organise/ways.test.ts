import { expect, it } from 'vitest';
import type { Car } from './aboard';
import { arrivalsOf } from './ways';

const car = (offer: string, there: number): Car => ({ offer, driver: offer, there, back: 0, riders: [] });

it('tells cars, coaches and own ways apart', () => {
  const offers = new Map([
    ['car', { company: 1 }],
    ['coach', { company: 0, coachStops: [{ place: 'NW3' }] }],
  ]);
  expect(arrivalsOf(40, [car('car', 3), car('coach', 20), car('unknown', 2), car('homewards', 0)], offers)).toEqual({
    inCars: 8,
    cars: 2,
    inCoaches: 20,
    coaches: 1,
    ownWay: 12,
  });
});
