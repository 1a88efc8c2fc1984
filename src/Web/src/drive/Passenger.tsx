import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api, type Booking, requestId } from '../contract/api';
import { OnTheDay } from '../day/OnTheDay';
import { Report } from '../day/Report';
import { Button, Notice } from '../design';
import { Ask } from '../design/Ask';
import { ContactLink } from '../design/ContactLink';
import { words } from './journeyWords';
import { LegLines } from './LegLine';

/** A party that rides. */
export function Passenger({ booking, session, onChange }: { booking: Booking; session: string; onChange: () => void }) {
  const w = words();
  const ending = useSignal(false);
  const name = booking.passengerName || w.somebody;
  const done = booking.state === 'COMPLETED';

  async function callOff() {
    const params = { path: { booking: booking.id ?? '' } };
    await answer(api.POST('/v1/bookings/{booking}:cancel', { params, body: { requestId: requestId() } }));
    announce(words().calledOff(name));
    onChange();
  }

  return (
    <li class="card stack">
      <h3>
        {name}, {w.people(booking.partySize ?? 1)}
      </h3>
      <LegLines booking={booking} session={session} />
      {booking.accompanied && <Notice kind="lamp">{w.accompanied}</Notice>}
      <Contact booking={booking} />
      <OnTheDay booking={booking} name={name} onChange={onChange} />
      {!done && (
        <Button kind="stop" onClick={() => (ending.value = true)} label={w.callOffOf(name)}>
          {w.callOff}
        </Button>
      )}
      <Ask open={ending} title={w.callOffTitle(name)} text={w.callOffText} yes={w.yesCallOff} no={w.keep} act={callOff} />
      <Report booking={booking.id ?? ''} name={name} />
    </li>
  );
}

/** How to reach the other side, as they chose; where it is to be terse, nothing where they chose none. */
export function Contact({ booking, terse }: { booking: Booking; terse?: boolean }) {
  const w = words();
  if (booking.contactWithheld) return <p class="soft">{w.withheld}</p>;
  if (!booking.contact) return booking.state === 'ACCEPTED' && !terse ? <p class="soft small">{w.noContact}</p> : null;
  return (
    <p>
      <span class="unseen">{w.reach}: </span>
      <ContactLink contact={booking.contact} />
    </p>
  );
}
