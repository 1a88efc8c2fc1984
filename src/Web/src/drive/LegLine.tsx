import type { Booking } from '../contract/api';
import { time } from '../words/calendar';
import { minutes, seconds } from '../words/measures';
import { words } from './journeyWords';
import { lives } from './stops';
import { words as common } from './words';

/** The ways of a booking, a line each: where, when, and what it adds. */
export function LegLines({ booking, session, added }: { booking: Booking; session: string; added?: boolean }) {
  const w = words();
  const c = common();
  const elsewhere = booking.session !== session;
  const blurred = booking.state === 'REQUESTED';
  return (
    <ul class="legs">
      {(booking.journeys ?? []).map(leg => {
        const place = leg.meetingPoint || (blurred ? w.about : booking.state === 'ACCEPTED' ? w.ownPlace : w.near);
        const outward = leg.direction === 'OUTWARD';
        const longer = seconds(leg.added);
        return (
          <li key={leg.direction}>
            <strong>{c.direction[leg.direction ?? 'BOTH']}</strong>
            <span>
              {(outward || elsewhere) && leg.pickupTime && w.boards(time(new Date(leg.pickupTime)), outward ? place : c.direction.RETURN)}
              {(!outward || elsewhere) && leg.dropoffTime && w.leaves(time(new Date(leg.dropoffTime)), place)}
            </span>
            {added && lives(booking) && (
              <span class={longer > 0 ? 'tag lamp' : 'tag good'}>
                {longer === 0 ? w.noneAdded : leg.approximate || blurred ? w.addedRough(minutes(longer)) : w.added(minutes(longer))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
