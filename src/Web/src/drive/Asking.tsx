import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { withConsent } from '../consent/needed';
import { answer, api, type Booking, requestId } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button } from '../design';
import { Ask } from '../design/Ask';
import { ProblemNotice } from '../design/ProblemNotice';
import { day, time } from '../words/calendar';
import { words } from './journeyWords';
import { LegLines } from './LegLine';

/** A party that asks for seats. */
export function Asking({ booking, session, onChange }: { booking: Booking; session: string; onChange: () => void }) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const declining = useSignal(false);
  const name = booking.passengerName || w.somebody;
  const awaited = booking.awaits === 'DRIVER' || booking.awaits === 'BOTH';
  const until = booking.expireTime ? new Date(booking.expireTime) : null;
  const params = { path: { booking: booking.id ?? '' } };

  async function accept() {
    const failed = await attempt(async () => {
      const body = { etag: booking.etag ?? '', requestId: requestId() };
      const after = await withConsent(() => answer(api.POST('/v1/bookings/{booking}:accept', { params, body })));
      if (!after) return;
      announce(after.state === 'ACCEPTED' ? words().accepted(name) : words().otherCar);
      onChange();
    });
    // Whatever is not only a broken line has changed: it is looked at again, and what was said stays.
    if (failed && !failed.passes) onChange();
  }

  async function decline() {
    const body = { etag: booking.etag ?? '', requestId: requestId() };
    await answer(api.POST('/v1/bookings/{booking}:decline', { params, body }));
    announce(words().declined(name));
    onChange();
  }

  return (
    <li class="card stack asking">
      <h3>{w.asksFor(name, booking.partySize ?? 1)}</h3>
      <LegLines booking={booking} session={session} added />
      {fault.value && <ProblemNotice problem={fault.value} />}
      {awaited ? (
        <div class="row both">
          <Button busy={busy.value} onClick={() => void accept()} label={w.acceptOf(name)}>
            {w.accept}
          </Button>
          <Button kind="quiet" onClick={() => (declining.value = true)} label={w.declineOf(name)}>
            {w.decline}
          </Button>
        </div>
      ) : (
        <p class="soft">{booking.awaits === 'OTHER_CAR' ? w.otherCar : w.theirYes}</p>
      )}
      {until && awaited && <p class="soft small">{w.until(`${time(until)}, ${day(until)}`)}</p>}
      <Ask open={declining} title={w.declineTitle(name)} text={w.declineText} yes={w.sayNo} no={w.keep} act={decline} />
    </li>
  );
}
