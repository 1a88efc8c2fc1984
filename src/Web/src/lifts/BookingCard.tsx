import { announce } from '../app/announce';
import { withConsent } from '../consent/needed';
import type { Booking, Session } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { OnTheDay } from '../day/OnTheDay';
import { Report } from '../day/Report';
import { Button, Facts } from '../design';
import { ContactLink } from '../design/ContactLink';
import { DemoTag } from '../design/DemoTag';
import { ProblemNotice } from '../design/ProblemNotice';
import { MapToggle } from '../map/MapToggle';
import { type MapPoint, sessionPoint } from '../map/points';
import { day, time } from '../words/calendar';
import { say, stateOf } from './rides';
import { words } from './words';

/** A lift that was asked for, or is held. */
export function BookingCard({ booking, session, onChange }: { booking: Booking; session: Session; onChange: () => void }) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const name = booking.driverName ?? '';
  const held = booking.state === 'ACCEPTED';
  const mine = booking.state === 'REQUESTED' && (booking.awaits === 'PASSENGER' || booking.awaits === 'BOTH');
  const expires = booking.expireTime ? new Date(booking.expireTime) : null;

  const answerWith = (what: 'accept' | 'decline' | 'cancel') =>
    attempt(async () => {
      const after = await withConsent(() => say(what, booking.id ?? ''));
      if (after && what === 'cancel') announce(words().cancelled);
    }).then(onChange);

  return (
    <li class={`match ${held ? 'held' : ''}`}>
      <h3>
        {mine ? w.forMe(name) : stateOf(booking)} <DemoTag of={booking} />
      </h3>
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
      {held && (
        <Facts
          rows={[
            [w.car, [booking.car, booking.plate].filter(Boolean).join(', ')],
            [w.contact, booking.contact ? <ContactLink contact={booking.contact} /> : booking.contactWithheld ? w.withheld : w.noContact],
          ]}
        />
      )}
      {!held && booking.awaits === 'OTHER_CAR' && <p class="soft">{w.otherCar}</p>}
      {!held && !mine && expires && <p class="soft">{w.until(day(expires), time(expires))}</p>}
      {held && <OnTheDay booking={booking} name={name} onChange={onChange} />}
      <MapToggle label={w.mapOf} points={pointsOf(booking, session)} />
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        {mine ? (
          <>
            <Button busy={busy.value} onClick={() => void answerWith('accept')}>
              {w.yes}
            </Button>
            <Button kind="stop" busy={busy.value} onClick={() => void answerWith('decline')}>
              {w.no}
            </Button>
          </>
        ) : (
          <Button kind="stop" busy={busy.value} onClick={() => void answerWith('cancel')}>
            {w.cancel}
          </Button>
        )}
      </div>
      {held && <Report booking={booking.id ?? ''} name={name} />}
    </li>
  );
}

/** Where the reader gets in, and, where it is elsewhere, gets out on the way back; and the session. */
function pointsOf(booking: Booking, session: Session): MapPoint[] {
  const ends = (booking.journeys ?? []).flatMap(leg => {
    const at = leg.direction === 'OUTWARD' ? leg.pickup : leg.dropoff;
    const name = leg.meetingPoint || words().yours;
    return at ? [{ id: `${at.latitude} ${at.longitude}`, at, sign: '', words: name, kind: 'meeting' as const }] : [];
  });
  const places = new Map(ends.map(one => [one.id, one]));
  return [...places.values(), ...sessionPoint(session)];
}
