import { answer, api, type Booking, type SignUp } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Notice, Page } from '../design';
import { Fetched } from '../design/Fetched';
import { useWatched } from '../live/useWatched';
import { AskedPlace } from '../sessions/AskedPlace';
import { hoursOf, type SessionAt, sessionOf, titleOf, whenOf } from '../sessions/data';
import { PlaceActions } from '../sessions/PlaceActions';
import { words as sessionWords } from '../sessions/words';
import { SignedIn } from '../signin/SignedIn';
import { day, span } from '../words/calendar';
import { Anywhere } from './Anywhere';
import './mine.css';
import { DemoTag } from '../design/DemoTag';
import { words } from './words';

type Lift = 'none' | 'open' | 'asked' | 'yours' | 'held' | 'drives';

interface Plan extends SessionAt {
  signUp: SignUp;
  lift: Lift;
  /** Offers that it hangs on: the reader's own, and those that carry them or are asked to. */
  offers: string[];
}

/** What the reader comes to, soonest first. */
export default function MinePage() {
  const w = words();
  return (
    <Page title={w.title}>
      <SignedIn why={w.signIn}>
        {who => (
          <>
            <Plans key={who.id} />
            <Anywhere key={`${who.id} free`} />
          </>
        )}
      </SignedIn>
    </Page>
  );
}

function Plans() {
  const w = words();
  const plans = useLoaded('mine', fetchPlans);
  // Those first that are yet to be answered, and of them the soonest.
  const awaited = [...(plans.data.value ?? [])].sort((one, other) => Number(other.lift === 'asked') - Number(one.lift === 'asked'));
  useWatched(
    awaited.flatMap(plan => plan.offers),
    () => void plans.again(),
  );
  return (
    <Fetched of={plans} what={w.loading}>
      {all =>
        all.length === 0 ? (
          <Notice kind="lamp">
            <h2>{w.none}</h2>
            <p>{w.noneHelp}</p>
            <a class="button" href="/">
              {w.find}
            </a>
          </Notice>
        ) : (
          <ul class="stack">
            {all.map(plan => (
              <PlanCard key={plan.signUp.id} plan={plan} onChange={() => void plans.again()} />
            ))}
          </ul>
        )
      }
    </Fetched>
  );
}

function PlanCard({ plan: { session, signUp, seat, lift }, onChange }: { plan: Plan; onChange: () => void }) {
  const w = words();
  const s = sessionWords();
  const [from, until] = hoursOf(session);
  const off = session.state === 'CANCELLED';
  const asked = signUp.state === 'REQUESTED';
  return (
    <li class="card plan">
      <h2>
        <a href={`/sessions/${session.id}`}>{titleOf(session, seat)}</a>
      </h2>
      <p>
        <strong>{day(from)}</strong> <span class="whole">{span(from, until)}</span>
      </p>
      {!session.remote && session.address && <p class="soft">{session.address}</p>}
      <p class="row">
        <span class={`tag ${signUp.state === 'GOING' ? 'good' : 'lamp'}`}>{standing(signUp)}</span>
        {!session.remote && !asked && <span class={`tag ${tags[lift]}`}>{w.lift[lift]}</span>}
        {off && <span class="tag lamp">{s.cancelled}</span>}
        <DemoTag of={session} />
      </p>
      {lift === 'yours' && (
        <a class="button" href={`/sessions/${session.id}`}>
          {w.answer}
        </a>
      )}
      {asked ? (
        <AskedPlace session={session.id ?? ''} mine={signUp} title={`${titleOf(session, seat)}, ${whenOf(session)}`} onChange={onChange} />
      ) : (
        !off && <PlaceActions session={session} seat={seat} mine={signUp} onChange={onChange} />
      )}
    </li>
  );
}

function standing({ state }: SignUp): string {
  const w = words();
  if (state === 'REQUESTED') return sessionWords().asked;
  return state === 'GOING' ? w.going : w.waiting;
}

const tags: Record<Lift, string> = { none: '', open: '', asked: '', yours: 'lamp', held: 'good', drives: 'good' };

/** How the reader gets there, in a word. */
function liftOf(riding: readonly Booking[], asked: boolean, drives: boolean): Lift {
  if (riding.some(one => one.state === 'ACCEPTED')) return 'held';
  if (riding.some(one => one.awaits === 'PASSENGER' || one.awaits === 'BOTH')) return 'yours';
  if (riding.length > 0) return 'asked';
  if (drives) return 'drives';
  return asked ? 'open' : 'none';
}

async function fetchPlans(): Promise<Plan[]> {
  const [{ signUps }, { liftRequests }, { liftOffers }, { bookings }] = await Promise.all([
    answer(api.GET('/v1/sessions/{session}/signUps', { params: { path: { session: '-' }, query: { pageSize: 100 } } })),
    answer(api.GET('/v1/liftRequests', { params: { query: { pageSize: 100 } } })),
    answer(api.GET('/v1/liftOffers', { params: { query: { pageSize: 100 } } })),
    answer(api.GET('/v1/bookings', { params: { query: { pageSize: 1000 } } })),
  ]);
  const plans = signUps.map(async signUp => {
    const id = signUp.session ?? '';
    const { session, seat } = await sessionOf(id);
    const riding = bookings.filter(one => one.session === id && one.riding);
    const driving = liftOffers.filter(one => one.session === id && one.state === 'ACTIVE');
    const lift = liftOf(
      riding,
      liftRequests.some(one => one.session === id && one.state === 'OPEN'),
      driving.length > 0,
    );
    const offers = [...riding.map(one => one.liftOffer), ...driving.map(one => one.id ?? '')];
    return { signUp, session, seat, lift, offers } satisfies Plan;
  });
  return (await Promise.all(plans)).sort((one, other) => one.session.from.localeCompare(other.session.from));
}
