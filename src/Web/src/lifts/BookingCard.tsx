import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import type { Booking } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Facts } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { day, time } from '../words/calendar';
import { stateOf } from './LiftPanel';
import { say } from './rides';
import { words } from './words';

/** A lift that was asked for, or is held. */
export function BookingCard({ booking, onChange }: { booking: Booking; onChange: () => void }) {
  const w = words();
  const busy = useSignal('');
  const fault = useSignal<Problem | null>(null);
  const held = booking.state === 'ACCEPTED';
  const mine = booking.state === 'REQUESTED' && (booking.awaits === 'PASSENGER' || booking.awaits === 'BOTH');
  const expires = booking.expireTime ? new Date(booking.expireTime) : null;

  async function answerWith(what: 'accept' | 'decline' | 'cancel') {
    busy.value = what;
    fault.value = null;
    try {
      await say(what, booking.id ?? '');
      if (what === 'cancel') announce(words().cancelled);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    } finally {
      busy.value = '';
    }
    onChange();
  }

  return (
    <li class={`match ${held ? 'held' : ''}`}>
      <h3>{mine ? w.forMe(booking.driverName ?? '') : stateOf(booking)}</h3>
      <ul class="legs">
        {booking.journeys?.map(leg => (
          <li key={leg.direction}>
            <strong>{w.leg[leg.direction ?? 'UNSPECIFIED']}</strong>{' '}
            {leg.direction === 'OUTWARD'
              ? w.at(time(new Date(leg.pickupTime ?? '')), leg.meetingPoint || w.atYours)
              : `${w.from_(time(new Date(leg.pickupTime ?? '')))}, ${w.getOut.RETURN} ${w.at(time(new Date(leg.dropoffTime ?? '')), leg.meetingPoint || w.atYours)}`}
          </li>
        ))}
      </ul>
      {booking.notices
        ?.filter(notice => notice.kind === 'LATE' && notice.byDriver)
        .map(notice => (
          <p key={notice.direction} class="problem">
            {w.late(booking.driverName ?? '', notice.minutes ?? 0)}
          </p>
        ))}
      {held && (
        <Facts
          rows={[
            [w.car, [booking.car, booking.plate].filter(Boolean).join(', ')],
            [w.contact, booking.contact || (booking.contactWithheld ? w.withheld : w.noContact)],
          ]}
        />
      )}
      {!held && booking.awaits === 'OTHER_CAR' && <p class="soft">{w.otherCar}</p>}
      {!held && !mine && expires && <p class="soft">{w.until(day(expires), time(expires))}</p>}
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        {mine ? (
          <>
            <Button busy={busy.value === 'accept'} onClick={() => void answerWith('accept')}>
              {w.yes}
            </Button>
            <Button kind="stop" busy={busy.value === 'decline'} onClick={() => void answerWith('decline')}>
              {w.no}
            </Button>
          </>
        ) : (
          <Button kind="stop" busy={busy.value === 'cancel'} onClick={() => void answerWith('cancel')}>
            {w.cancel}
          </Button>
        )}
      </div>
    </li>
  );
}
