import { answer, api, type SignUp } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Notice, Page } from '../design';
import { Fetched } from '../design/Fetched';
import { hoursOf, type SessionAt, sessionOf, titleOf } from '../sessions/data';
import { words as sessionWords } from '../sessions/words';
import { SignedIn } from '../signin/SignedIn';
import { day, span } from '../words/calendar';
import './mine.css';
import { words } from './words';

interface Plan extends SessionAt {
  signUp: SignUp;
  lift: 'none' | 'open' | 'asked' | 'held';
}

/** What the reader comes to, soonest first. */
export default function MinePage() {
  const w = words();
  return (
    <Page title={w.title}>
      <SignedIn why={w.signIn}>{who => <Plans key={who.id} />}</SignedIn>
    </Page>
  );
}

function Plans() {
  const w = words();
  const plans = useLoaded('mine', fetchPlans);
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
              <PlanCard key={plan.signUp.id} plan={plan} />
            ))}
          </ul>
        )
      }
    </Fetched>
  );
}

function PlanCard({ plan: { session, signUp, seat, lift } }: { plan: Plan }) {
  const w = words();
  const s = sessionWords();
  const [from, until] = hoursOf(session);
  return (
    <li>
      <a class="card plan" href={`/sessions/${session.id}`}>
        <h2>{titleOf(session, seat)}</h2>
        <p>
          <strong>{day(from)}</strong> {span(from, until)}
        </p>
        <p class="row">
          <span class={`tag ${signUp.state === 'GOING' ? 'good' : 'lamp'}`}>{signUp.state === 'GOING' ? w.going : w.waiting}</span>
          {!session.remote && <span class={`tag ${lift === 'held' ? 'good' : ''}`}>{w.lift[lift]}</span>}
          {session.state === 'CANCELLED' && <span class="tag lamp">{s.cancelled}</span>}
        </p>
      </a>
    </li>
  );
}

async function fetchPlans(): Promise<Plan[]> {
  const [{ signUps }, { liftRequests }, { bookings }] = await Promise.all([
    answer(api.GET('/v1/sessions/{session}/signUps', { params: { path: { session: '-' }, query: { pageSize: 100 } } })),
    answer(api.GET('/v1/liftRequests', { params: { query: { pageSize: 100 } } })),
    answer(api.GET('/v1/bookings', { params: { query: { pageSize: 100 } } })),
  ]);
  const plans = signUps.map(async signUp => {
    const id = signUp.session ?? '';
    const { session, seat } = await sessionOf(id);
    const mine = bookings.filter(one => one.session === id && one.riding);
    const asked = liftRequests.some(one => one.session === id && one.state === 'OPEN');
    const lift = mine.some(one => one.state === 'ACCEPTED') ? 'held' : mine.length > 0 ? 'asked' : asked ? 'open' : 'none';
    return { signUp, session, seat, lift } satisfies Plan;
  });
  return (await Promise.all(plans)).sort((one, other) => one.session.from.localeCompare(other.session.from));
}
