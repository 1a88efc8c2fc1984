import type { Booking, Schemas } from '../contract/api';

/** Which way. */
export type Direction = 'OUTWARD' | 'RETURN';

/** Somebody who gets in or out. */
export interface Mover {
  booking: Booking;
  boards: boolean;
  /** They ask; nothing is held for them yet. */
  asked: boolean;
}

/** Where the car stops, and for whom. */
export interface Stop {
  at: Schemas['LatLng'];
  time: Date;
  /** Name of the meeting point; empty where somebody is met at, or brought to, their own place. */
  meetingPoint: string;
  movers: readonly Mover[];
}

/** Whether a booking is in the car, or wants to be. */
export const lives = (booking: Booking): boolean =>
  booking.state === 'REQUESTED' || booking.state === 'ACCEPTED' || booking.state === 'COMPLETED';

/** The stops of one way in the order in which they come. Passengers to the driver's own session board on the way there and get out on the way back; only who goes to another one does both on the way. */
export function stopsOf(bookings: readonly Booking[], direction: Direction, session: string): Stop[] {
  const stops = new Map<string, Stop & { movers: Mover[] }>();
  for (const booking of bookings.filter(lives)) {
    const leg = booking.journeys?.find(one => one.direction === direction);
    if (!leg) continue;
    const asked = booking.state === 'REQUESTED';
    const elsewhere = booking.session !== session;
    const visits = [
      ...(direction === 'OUTWARD' || elsewhere ? [[leg.pickup, leg.pickupTime, true] as const] : []),
      ...(direction === 'RETURN' || elsewhere ? [[leg.dropoff, leg.dropoffTime, false] as const] : []),
    ];
    for (const [at, time, boards] of visits) {
      if (!at || !time) continue;
      const key = `${time} ${at.latitude} ${at.longitude}`;
      const stop = stops.get(key) ?? { at, time: new Date(time), meetingPoint: leg.meetingPoint ?? '', movers: [] };
      stop.movers.push({ booking, boards, asked });
      stops.set(key, stop);
    }
  }
  return [...stops.values()].sort((one, other) => one.time.getTime() - other.time.getTime());
}

/** The ways that an offer drives. */
export const directionsOf = (legs: string | undefined): Direction[] =>
  legs === 'OUTWARD' ? ['OUTWARD'] : legs === 'RETURN' ? ['RETURN'] : ['OUTWARD', 'RETURN'];
