import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api, type Booking, requestId, type Session } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button, Notice } from '../design';
import { Fetched } from '../design/Fetched';
import { ProblemNotice } from '../design/ProblemNotice';
import { useWatched } from '../live/useWatched';
import { OrDrive } from '../sessions/OrDrive';
import { AskForm } from './AskForm';
import { BookingCard } from './BookingCard';
import './lifts.css';
import { Matches } from './Matches';
import { lives, lost, needsMore, type Rides, ridesTo, stateOf, watchedOf } from './rides';
import { words } from './words';

/** How the reader gets to a session: their wish for a lift, the cars that fit, and what became of those they asked, as it happens. */
export function LiftPanel({ session, people, place }: { session: Session; people: number; place: string }) {
  const w = words();
  const id = session.id ?? '';
  const before = useSignal<Rides | null>(null);
  const rides = useLoaded(id, async () => {
    const now = await ridesTo(id);
    tell(before.peek()?.bookings ?? [], now.bookings);
    before.value = now;
    return now;
  });
  const again = () => void rides.again();

  // The cars that were asked are watched, and what happens is looked up at once.
  useWatched(watchedOf(rides.data.value?.bookings ?? []), again);

  return (
    <section class="card stack" aria-labelledby="lifts">
      <h2 id="lifts">{w.title}</h2>
      <Fetched of={rides} what={w.loading}>
        {now =>
          now.drives ? (
            <>
              <p>{w.drives}</p>
              <a class="button quiet" href={`/drive/offers/${now.drives}`}>
                {w.toOffer}
              </a>
            </>
          ) : now.request ? (
            <Riding rides={now} session={session} onChange={again} />
          ) : (
            <>
              <AskForm session={id} people={people} place={place} onAsked={again} />
              <OrDrive session={id} place={place} />
            </>
          )
        }
      </Fetched>
    </section>
  );
}

/** What became of a wish for a lift. */
function Riding({ rides: { request, bookings }, session, onChange }: { rides: Rides; session: Session; onChange: () => void }) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  if (!request) return null;
  const path = { liftRequest: request.id ?? '' };
  const stop = () =>
    attempt(async () => {
      await answer(api.POST('/v1/liftRequests/{liftRequest}:cancel', { params: { path }, body: { requestId: requestId() } }));
      announce(words().stopped);
      onChange();
    });
  const living = bookings.filter(lives);
  const gone = lost(bookings);
  return (
    <>
      {gone && (
        <Notice kind="lamp">
          <p>{stateOf(gone)}</p>
          {living.length === 0 && <p>{w.again}</p>}
        </Notice>
      )}
      {living.length > 0 && (
        <ul class="stack">
          {living.map(booking => (
            <BookingCard key={booking.id} booking={booking} session={session} onChange={onChange} />
          ))}
        </ul>
      )}
      {needsMore({ request, bookings }) && <Matches request={request} bookings={bookings} session={session} onAsked={onChange} />}
      {fault.value && <ProblemNotice problem={fault.value} />}
      <Button kind="quiet" busy={busy.value} onClick={() => void stop()}>
        {w.stop}
      </Button>
    </>
  );
}

function tell(before: readonly Booking[], now: readonly Booking[]): void {
  for (const booking of now) {
    const old = before.find(one => one.id === booking.id);
    if (old && old.state !== booking.state) announce(stateOf(booking));
  }
}
