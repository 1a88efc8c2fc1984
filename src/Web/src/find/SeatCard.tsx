import type { Seat, Session } from '../contract/api';
import { DemoTag } from '../design/DemoTag';
import { hoursOf } from '../sessions/data';
import { day, span } from '../words/calendar';
import { common } from '../words/common';
import { miles, minutes, seconds } from '../words/measures';
import { closeness, reason } from './reasons';
import type { Question } from './search';
import { words } from './words';

/** One seat: how close it was, how far it is, and what goes on there. */
export function SeatCard({ seat, question, place }: { seat: Seat; question: Question; place: number }) {
  const w = words();
  const summary = seat.seat;
  if (!summary) return null;
  return (
    <li class="seat card" id={summary.code}>
      <div class="seat-head">
        <span class="seat-place" aria-hidden="true">
          {place}
        </span>
        <div>
          <h3>{summary.name}</h3>
          <p class="seat-close">{closeness(seat)}</p>
        </div>
      </div>
      <p class="seat-way">
        <span>{seat.distanceMetres === 0 ? w.inside : w.away(miles(seat.distanceMetres))}</span>
        {seat.travelTime && (
          <span>
            {w.about(minutes(seconds(seat.travelTime)))} {seat.approximate && w.roughly}
          </span>
        )}
        {seat.liftPossible && <span class="tag good">{w.lifts}</span>}
      </p>
      <p class="seat-why small soft">{reason(seat, question.rank)}</p>
      {seat.openSessions.length === 0 ? (
        <p class="soft">{w.noSession}</p>
      ) : (
        <ul class="seat-sessions" aria-label={`${w.sessions}: ${summary.name}`}>
          {seat.openSessions.map(session => (
            <SessionLink key={session.id} session={session} seat={summary.name} place={question.place} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A session in a line, which opens it. */
export function SessionLink({ session, seat, place }: { session: Session; seat: string; place: string }) {
  const w = words();
  const [from, until] = hoursOf(session);
  return (
    <li>
      <a class="seat-session" href={`/sessions/${session.id}#${new URLSearchParams({ place })}`}>
        <span>
          <strong>{day(from)}</strong> <span class="whole">{span(from, until)}</span>
          <span class="unseen">, {seat}, </span>
        </span>
        <span class="soft small">
          {common().kinds[session.kind]} · {w.placesLeft(session.placesLeft ?? 0)} <DemoTag of={session} />
        </span>
      </a>
    </li>
  );
}
