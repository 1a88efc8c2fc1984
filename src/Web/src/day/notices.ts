import type { Booking, Schemas } from '../contract/api';

/** One way of a booking. */
export type Leg = NonNullable<Booking['journeys']>[number];

/** What one side said on the day. */
export type Said = Schemas['Booking.Notice'];

const hour = 3_600_000;
const lateBefore = 3 * hour;
const missingAfter = 24 * hour;

/** The way of which it can be said now that one will be late: the next that has not ended, from three hours before its pickup. The service has the last word. */
export function lateLeg({ state, journeys }: Booking, now: Date): Leg | undefined {
  if (state !== 'ACCEPTED') return undefined;
  const next = journeys?.find(leg => now <= new Date(leg.dropoffTime ?? ''));
  return next && now.getTime() >= Date.parse(next.pickupTime ?? '') - lateBefore ? next : undefined;
}

/** The way of which it can be said now that the other side was not there: the last whose pickup has come, for a day, once. */
export function missingLeg(booking: Booking, now: Date): Leg | undefined {
  const { state, journeys, notices, driving } = booking;
  if (state !== 'ACCEPTED' && state !== 'COMPLETED') return undefined;
  const last = journeys?.findLast(leg => now >= new Date(leg.pickupTime ?? ''));
  if (!last || now.getTime() > Date.parse(last.pickupTime ?? '') + missingAfter) return undefined;
  const said = notices?.some(
    one => one.kind === 'NO_SHOW' && one.direction === last.direction && Boolean(one.byDriver) === Boolean(driving),
  );
  return said ? undefined : last;
}

/** Whether it was said by the reader. */
export const byReader = (booking: Booking, said: Said): boolean => Boolean(said.byDriver) === Boolean(booking.driving);
