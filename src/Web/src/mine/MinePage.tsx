import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { answer, api, type Session, type SignUp } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Loading, Notice, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { words as sessionWords } from '../sessions/words';
import { signInFirst } from '../signin/pending';
import { visitor } from '../signin/tokens';
import { day, span } from '../words/calendar';
import { common } from '../words/common';
import './mine.css';
import { words } from './words';

interface Plan {
  signUp: SignUp;
  session: Session;
  seat: string;
  lift: 'none' | 'open' | 'asked' | 'held';
}

/** What the reader comes to, soonest first. */
export default function MinePage() {
  const w = words();
  const plans = useSignal<readonly Plan[] | null>(null);
  const fault = useSignal<Problem | null>(null);
  const who = visitor.value;

  async function load() {
    fault.value = null;
    try {
      plans.value = await fetchPlans();
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    }
  }
  useEffect(() => {
    if (who) void load();
  }, [who?.id]);

  return (
    <Page title={w.title}>
      {who === null && (
        <Notice>
          <p>{w.signIn}</p>
          <Button onClick={() => void signInFirst()}>{common().signIn}</Button>
        </Notice>
      )}
      {fault.value && <ProblemNotice problem={fault.value} onRetry={() => void load()} />}
      {who && !plans.value && !fault.value && <Loading what={w.loading} />}
      {plans.value?.length === 0 && (
        <Notice kind="lamp">
          <h2>{w.none}</h2>
          <p>{w.noneHelp}</p>
          <a class="button" href="/">
            {w.find}
          </a>
        </Notice>
      )}
      {plans.value && plans.value.length > 0 && (
        <ul class="stack">
          {plans.value.map(plan => (
            <PlanCard key={plan.signUp.id} plan={plan} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function PlanCard({ plan: { session, signUp, seat, lift } }: { plan: Plan }) {
  const w = words();
  const s = sessionWords();
  const [from, until] = [new Date(session.from ?? ''), new Date(session.until ?? '')];
  return (
    <li>
      <a class="card plan" href={`/sessions/${session.id}`}>
        <h2>{s.title(s.kinds[session.kind], seat)}</h2>
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
    const session = await answer(api.GET('/v1/sessions/{session}', { params: { path: { session: id } } }));
    const query = { campaign: session.campaign };
    const seat = session.seat ? await answer(api.GET('/v1/seats/{code}', { params: { path: { code: session.seat }, query } })) : null;
    const mine = bookings.filter(one => one.session === id && one.riding);
    const asked = liftRequests.some(one => one.session === id && one.state === 'OPEN');
    const lift = mine.some(one => one.state === 'ACCEPTED') ? 'held' : mine.length > 0 ? 'asked' : asked ? 'open' : 'none';
    return { signUp, session, seat: seat?.name ?? '', lift } satisfies Plan;
  });
  return (await Promise.all(plans)).sort((one, other) => (one.session.from ?? '').localeCompare(other.session.from ?? ''));
}
