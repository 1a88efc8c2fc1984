import { announce } from '../app/announce';
import type { Parameters } from '../app/views';
import type { Schemas } from '../contract/api';
import type { Problem } from '../contract/problem';
import { Notice, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import type { StreamEvent } from '../live/events';
import { hoursOf, titleOf } from '../sessions/data';
import { day, span } from '../words/calendar';
import { Asking } from './Asking';
import { CallOff } from './CallOff';
import { type Journey, toCome } from './data';
import './drive.css';
import { DemoTag } from '../design/DemoTag';
import { Gate } from './Gate';
import { words } from './journeyWords';
import { Passenger } from './Passenger';
import { Route } from './Route';
import { useJourney } from './useJourney';
import { words as common } from './words';

/** One offer of the reader's: who asks, who rides, and the way. */
export default function JourneyPage({ offer = '' }: Parameters) {
  const followed = useJourney(offer, event => {
    const told = tidingsOf(event);
    if (told) announce(told);
  });
  return (
    <Gate followed={followed}>
      {journey => <Shown journey={journey} fault={followed.fault.value} onChange={() => void followed.load()} />}
    </Gate>
  );
}

/** An event in words; nothing where the page says it itself. */
function tidingsOf({ kind, data }: StreamEvent): string {
  const w = words();
  const say = w.live[kind as keyof typeof w.live];
  const [booking] = (data as Partial<Schemas['WatchOfferResponse']>).bookings ?? [];
  return say ? say(booking?.passengerName || w.somebody) : '';
}

function Shown({ journey, fault, onChange }: { journey: Journey; fault: Problem | null; onChange: () => void }) {
  const w = words();
  const c = common();
  const { offer, session, seat, bookings } = journey;
  const [from, until] = hoursOf(session);
  // Who asked first stands first.
  const asks = bookings.filter(one => one.state === 'REQUESTED').reverse();
  const aboard = bookings.filter(one => one.state === 'ACCEPTED' || one.state === 'COMPLETED');
  const ended = bookings.filter(one => !asks.includes(one) && !aboard.includes(one));
  const drives = toCome(journey, new Date());
  return (
    <Page title={titleOf(session, seat)}>
      <div class="journey-head">
        <p>
          <strong>{day(from)}</strong>, <span class="whole">{span(from, until)}</span> <DemoTag of={session} />
        </p>
        <p class="soft">{session.address}</p>
        <p>
          <a href={`/sessions/${session.id}`}>{w.toSession}</a>
        </p>
        <p class="row">
          <span class="tag">{c.legs[offer.legs ?? 'BOTH']}</span>
          <span class="tag">{c.seats(offer.outwardSeats || offer.returnSeats || 0)}</span>
        </p>
      </div>
      {drives && (
        <div class="row">
          <a class="button" href={`/drive/offers/${offer.id}/sheet`}>
            {w.sheet}
          </a>
          <a
            class="button quiet"
            href={offer.coachStops?.length ? `/organise/sessions/${offer.session}/coach/${offer.id}` : `/drive/offers/${offer.id}/change`}
          >
            {w.change}
          </a>
        </div>
      )}
      {fault && <ProblemNotice problem={fault} onRetry={onChange} />}
      {offer.state === 'CANCELLED' ? (
        <Notice kind="lamp">{w.cancelled}</Notice>
      ) : session.state === 'CANCELLED' ? (
        <Notice kind="lamp">{w.sessionCancelled}</Notice>
      ) : (
        !drives && <Notice kind="good">{w.over}</Notice>
      )}
      <div class="journey">
        <div class="stack">
          {asks.length > 0 && (
            <section class="stack" aria-labelledby="asking">
              <h2 id="asking">{w.asking}</h2>
              <ul class="journeys">
                {asks.map(one => (
                  <Asking key={one.id} booking={one} session={session.id ?? ''} onChange={onChange} />
                ))}
              </ul>
            </section>
          )}
          {drives && asks.length + aboard.length === 0 && <Notice kind="lamp">{w.calm}</Notice>}
          {aboard.length > 0 && (
            <section class="stack" aria-labelledby="aboard">
              <h2 id="aboard">{w.aboard}</h2>
              <ul class="journeys">
                {aboard.map(one => (
                  <Passenger key={one.id} booking={one} session={session.id ?? ''} onChange={onChange} />
                ))}
              </ul>
            </section>
          )}
          {ended.length > 0 && (
            <details class="more">
              <summary>{w.ended}</summary>
              <ul>
                {ended.map(one => (
                  <li key={one.id}>
                    {one.passengerName || w.somebody}: {w.endedAs[one.state ?? 'UNSPECIFIED']}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
        {offer.state === 'ACTIVE' && <Route journey={journey} />}
      </div>
      {drives && (
        <p>
          <a href="/me">{w.myContact}</a>
        </p>
      )}
      {drives && <CallOff offer={offer} aboard={aboard.length} onChange={onChange} />}
    </Page>
  );
}
