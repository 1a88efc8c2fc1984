import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { withConsent } from '../consent/needed';
import { answer, api, type Booking, type LiftMatch, type LiftRequest } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Loading, Notice } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { time } from '../words/calendar';
import { miles } from '../words/measures';
import { book, lives, sorted } from './rides';
import { words } from './words';

/** The cars that fit, and a button to ask each. */
export function Matches({ request, bookings, onAsked }: { request: LiftRequest; bookings: readonly Booking[]; onAsked: () => void }) {
  const w = words();
  const found = useSignal<readonly LiftMatch[] | null>(null);
  const fault = useSignal<Problem | null>(null);
  const busy = useSignal('');

  async function look() {
    found.value = null;
    fault.value = null;
    try {
      const { matches } = await answer(
        api.GET('/v1/liftRequests/{liftRequest}/matches', { params: { path: { liftRequest: request.id ?? '' }, query: { limit: 10 } } }),
      );
      found.value = matches;
      announce(matches.length > 0 ? words().matches(matches.length) : words().none);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    }
  }
  useEffect(() => void look(), [request.id]);

  async function ask(offer: string, back?: string) {
    busy.value = offer + (back ?? '');
    fault.value = null;
    try {
      if (await withConsent(() => book(request.id ?? '', offer, back))) onAsked();
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    } finally {
      busy.value = '';
    }
  }

  if (!found.value) return fault.value ? <ProblemNotice problem={fault.value} onRetry={() => void look()} /> : <Loading what={w.finding} />;
  const asked = new Set(bookings.filter(lives).map(one => one.liftOffer));
  const open = found.value.filter(match => !asked.has(match.liftOffer));
  const { whole, there, back } = sorted(open, request.legs);
  const [first, second] = [there[0], back[0]];
  return (
    <div class="stack matches" aria-busy={busy.value !== ''}>
      {fault.value && <ProblemNotice problem={fault.value} />}
      {whole.length > 0 && (
        <>
          <h3>{w.matches(whole.length)}</h3>
          <ul class="stack">
            {whole.map(match => (
              <li class="match" key={match.liftOffer}>
                <Match match={match} />
                <Button kind="quiet" busy={busy.value === match.liftOffer} onClick={() => void ask(match.liftOffer)}>
                  {w.ask(nameOf(match))}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {whole.length === 0 && first && second && (
        <>
          <Notice>{w.onlyLegs}</Notice>
          <div class="match">
            <Match match={first} />
            <Match match={second} />
            <Button kind="quiet" busy={busy.value !== ''} onClick={() => void ask(first.liftOffer, second.liftOffer)}>
              {w.pair(nameOf(first), nameOf(second))}
            </Button>
          </div>
        </>
      )}
      {whole.length === 0 && !(first && second) && asked.size === 0 && (
        <Notice kind="lamp">
          <h3>{w.none}</h3>
          <p>{w.noneHelp}</p>
          <Button kind="quiet" onClick={() => void look()}>
            {w.look}
          </Button>
        </Notice>
      )}
    </div>
  );
}

const nameOf = (match: LiftMatch): string => (match.coach ? words().coach : match.driverName);

function Match({ match }: { match: LiftMatch }) {
  const w = words();
  const seats = Math.min(...match.legs.map(leg => leg.seatsLeft));
  return (
    <div>
      <h4>
        {nameOf(match)} {match.cost === 'SHARED_FUEL' && <span class="tag lamp">{w.sharedFuel}</span>}
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
