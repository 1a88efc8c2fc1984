import type { Booking } from '../contract/api';

/** Who rides in one car or coach. */
export interface Car {
  offer: string;
  driver: string;
  there: number;
  back: number;
  riders: { booking: string; name: string; people: number; there: boolean; back: boolean }[];
}

/** The cars of agreed lifts, fullest first, then by driver. */
export function carsOf(bookings: readonly Booking[]): Car[] {
  const cars = new Map<string, Car>();
  for (const booking of bookings) {
    const car = cars.get(booking.liftOffer) ?? {
      offer: booking.liftOffer,
      driver: booking.driverName ?? '',
      there: 0,
      back: 0,
      riders: [],
    };
    const people = booking.partySize ?? 1;
    const [there, back] = (['OUTWARD', 'RETURN'] as const).map(leg => booking.journeys?.some(one => one.direction === leg) ?? false);
    if (there) car.there += people;
    if (back) car.back += people;
    car.riders.push({ booking: booking.id ?? '', name: booking.passengerName ?? '', people, there: Boolean(there), back: Boolean(back) });
    cars.set(car.offer, car);
  }
  return [...cars.values()].sort((one, other) => other.there - one.there || one.driver.localeCompare(other.driver));
}
