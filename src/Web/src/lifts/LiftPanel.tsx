import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { answer, api, type Booking, requestId, type Session } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Loading, Notice } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { watchOffer } from '../live/events';
import { AskForm } from './AskForm';
import { BookingCard } from './BookingCard';
import './lifts.css';
import { Matches } from './Matches';
import { lives, needsMore, type Rides, ridesTo } from './rides';
import { words } from './words';

/** How the reader gets to a session: their wish for a lift, the cars that fit, and what became of those they asked, as it happens. */
export function LiftPanel({ session, people, place }: { session: Session; people: number; place: string }) {
  const w = words();
  const rides = useSignal<Rides | null>(null);
  const fault = useSignal<Problem | null>(null);
  const id = session.id ?? '';

  async function load() {
    try {
      const before = rides.peek();
      const now = await ridesTo(id);
      rides.value = now;
      fault.value = null;
      if (before) tell(before.bookings, now.bookings);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    }
  }
  useEffect(() => void load(), [id]);

  // Each car that was asked is watched, and what happens is looked up at once.
  const watched = useComputed(() => [...new Set(rides.value?.bookings.filter(lives).map(one => one.liftOffer))].sort().join(' '));
  useEffect(() => {
    const ends = watched.value
      .split(' ')
      .filter(Boolean)
      .map(offer => watchOffer(offer, event => event.kind !== 'SNAPSHOT' && void load()));
    return () => {
      for (const end of ends) end();
    };
  }, [watched.value]);

  async function stop() {
    const request = rides.value?.request;
    if (!request) return;
    try {
      await answer(
        api.POST('/v1/liftRequests/{liftRequest}:cancel', {
          params: { path: { liftRequest: request.id ?? '' } },
          body: { requestId: requestId() },
        }),
      );
      announce(words().stopped);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    }
    await load();
  }

  const now = rides.value;
  return (
    <section class="card stack" aria-labelledby="lifts">
      <h2 id="lifts">{w.title}</h2>
      {fault.value && <ProblemNotice problem={fault.value} onRetry={() => void load()} />}
      {!now && !fault.value && <Loading what={w.loading} />}
      {now && !now.request && <AskForm session={id} people={people} place={place} onAsked={() => void load()} />}
      {now?.request && (
        <>
          <Bookings bookings={now.bookings} onChange={() => void load()} />
          {needsMore(now) && <Matches request={now.request} bookings={now.bookings} onAsked={() => void load()} />}
          <Button kind="quiet" onClick={() => void stop()}>
            {w.stop}
          </Button>
        </>
      )}
    </section>
  );
}

/** Those that live, and of those that ended the last, unless another lives. */
function Bookings({ bookings, onChange }: { bookings: readonly Booking[]; onChange: () => void }) {
  const living = bookings.filter(lives);
  const [last] = bookings;
  if (living.length === 0 && !last) return null;
  if (living.length === 0 && last) return <Notice kind="lamp">{stateOf(last)}</Notice>;
  return (
    <ul class="stack">
      {living.map(booking => (
        <BookingCard key={booking.id} booking={booking} onChange={onChange} />
      ))}
    </ul>
  );
}

/** Where a booking is in its life, in words. */
export function stateOf(booking: Booking): string {
  const phrase = words().state[booking.state ?? 'UNSPECIFIED'];
  return typeof phrase === 'string' ? phrase : phrase(booking.driverName ?? '');
}

function tell(before: readonly Booking[], now: readonly Booking[]): void {
  for (const booking of now) {
    const old = before.find(one => one.id === booking.id);
    if (old && old.state !== booking.state) announce(stateOf(booking));
  }
}
