import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { withConsent } from '../consent/needed';
import { answer, api, type Booking, type LiftMatch, type LiftRequest, type Session } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button, Loading, Notice } from '../design';
import { DemoTag } from '../design/DemoTag';
import { ProblemNotice } from '../design/ProblemNotice';
import { MapToggle } from '../map/MapToggle';
import { type MapPoint, sessionPoint } from '../map/points';
import { time } from '../words/calendar';
import { miles } from '../words/measures';
import { book, lives, sorted } from './rides';
import { words } from './words';

interface Props {
  request: LiftRequest;
  bookings: readonly Booking[];
  session: Session;
  onAsked: () => void;
}

/** The cars that fit, and a button to ask each. */
export function Matches({ request, bookings, session, onAsked }: Props) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const asking = useSignal('');
  const found = useLoaded(
    request.id ?? '',
    async () => {
      const path = { liftRequest: request.id ?? '' };
      const { matches } = await answer(api.GET('/v1/liftRequests/{liftRequest}/matches', { params: { path, query: { limit: 10 } } }));
      announce(matches.length > 0 ? words().matches(matches.length) : words().none);
      return matches;
    },
    false,
  );

  const ask = (offer: string, back?: string) => {
    asking.value = offer;
    return attempt(async id => {
      if (await withConsent(() => book(id, request.id ?? '', offer, back))) onAsked();
    }).then(failed => {
      // What does not fit any more is not offered again.
      if (failed && !failed.passes) void found.again();
    });
  };
  const asks = (offer: string) => busy.value && asking.value === offer;

  const matches = found.data.value;
  if (!matches) {
    return found.problem.value ? (
      <ProblemNotice problem={found.problem.value} onRetry={() => void found.again()} />
    ) : (
      <Loading what={w.finding} />
    );
  }
  const asked = new Set(bookings.filter(lives).map(one => one.liftOffer));
  const open = matches.filter(match => !asked.has(match.liftOffer));
  const { whole, there, back } = sorted(open, request.legs);
  const [first, second] = [there[0], back[0]];
  return (
    <div class="stack matches" aria-busy={busy.value}>
      {fault.value && <ProblemNotice problem={fault.value} />}
      {whole.length > 0 && (
        <>
          <h3>{w.matches(whole.length)}</h3>
          <ul class="stack">
            {whole.map(match => (
              <li class="match" key={match.liftOffer}>
                <Match match={match} />
                <Button kind="quiet" busy={asks(match.liftOffer)} onClick={() => void ask(match.liftOffer)}>
                  {w.ask(nameOf(match))}
                </Button>
              </li>
            ))}
          </ul>
          <MapToggle label={w.mapOf} points={[...meetingPoints(whole), ...sessionPoint(session)]} />
        </>
      )}
      {whole.length === 0 && first && second && (
        <>
          <h3>{w.twoCars}</h3>
          <Notice>{w.onlyLegs}</Notice>
          <div class="match">
            <Match match={first} />
            <Match match={second} />
            <Button kind="quiet" busy={asks(first.liftOffer)} onClick={() => void ask(first.liftOffer, second.liftOffer)}>
              {w.pair(nameOf(first), nameOf(second))}
            </Button>
          </div>
        </>
      )}
      {whole.length === 0 && !(first && second) && asked.size === 0 && (
        <Notice kind="lamp">
          <h3>{w.none}</h3>
          <p>{w.noneHelp}</p>
          <Button kind="quiet" onClick={() => void found.again()}>
            {w.look}
          </Button>
        </Notice>
      )}
    </div>
  );
}

/** Where the cars of a list meet the reader, each place once. */
function meetingPoints(matches: readonly LiftMatch[]): MapPoint[] {
  const points = new Map<string, MapPoint>();
  for (const { legs } of matches)
    for (const { direction, pickup, dropoff, meetingPoint } of legs) {
      const at = direction === 'OUTWARD' ? pickup : dropoff;
      const id = `${at?.latitude} ${at?.longitude}`;
      if (at) points.set(id, { id, at, sign: '', words: meetingPoint || words().yours, kind: 'meeting' });
    }
  return [...points.values()];
}

const nameOf = (match: LiftMatch): string => (match.coach ? words().coach : match.driverName);

function Match({ match }: { match: LiftMatch }) {
  const w = words();
  const seats = Math.min(...match.legs.map(leg => leg.seatsLeft));
  return (
    <div>
      <h4>
        {nameOf(match)} {match.cost === 'SHARED_FUEL' && <span class="tag lamp">{w.sharedFuel}</span>} <DemoTag of={match} />
      </h4>
      <ul class="legs">
        {match.legs.map(leg => (
          <li key={leg.direction}>
            <strong>{w.leg[leg.direction]}</strong>{' '}
            {leg.direction === 'OUTWARD'
              ? `${w.pickup.OUTWARD} ${w.at(time(new Date(leg.pickupTime ?? '')), leg.meetingPoint ? w.meetAt(leg.meetingPoint, miles(leg.walkMetres)) : w.atYours)}`
              : `${w.from_(time(new Date(leg.pickupTime ?? '')))}, ${w.getOut.RETURN} ${w.at(time(new Date(leg.dropoffTime ?? '')), leg.meetingPoint ? w.meetAt(leg.meetingPoint, miles(leg.walkMetres)) : w.atYours)}`}
          </li>
        ))}
      </ul>
      <p class="soft small">{w.seats(seats)}</p>
    </div>
  );
}
