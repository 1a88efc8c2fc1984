import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fragment } from '../app/router';
import { campaign } from '../app/settings';
import type { Parameters } from '../app/views';
import { answer, api, type Session, type SignUp } from '../contract/api';
import { Problem } from '../contract/problem';
import { Facts, Loading, Notice, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { LiftPanel } from '../lifts/LiftPanel';
import { LazyMap } from '../map/LazyMap';
import { visitor } from '../signin/tokens';
import { day, span } from '../words/calendar';
import './sessions.css';
import { SignUpPanel } from './SignUpPanel';
import { words } from './words';

interface Shown {
  session: Session;
  seat: string;
  mine: SignUp | null;
}

/** One session: what it is, whether the reader comes, and how they get there. */
export default function SessionPage({ session: id = '' }: Parameters) {
  const w = words();
  const shown = useSignal<Shown | null>(null);
  const fault = useSignal<Problem | null>(null);
  const who = visitor.value;

  async function load() {
    fault.value = null;
    try {
      shown.value = await fetchSession(id, Boolean(who));
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    }
  }
  useEffect(() => {
    if (who !== undefined) void load();
  }, [id, who?.id, who === undefined]);

  if (fault.value) return <ProblemNotice problem={fault.value} onRetry={() => void load()} />;
  if (!shown.value) return <Loading what={w.loading} />;
  const { session, seat, mine } = shown.value;
  const place = fragment().get('place') ?? '';
  const closed = session.state === 'CANCELLED' || new Date(session.until ?? '') < new Date();
  return (
    <Page title={w.title(w.kinds[session.kind], seat)}>
      <div class="session">
        <div class="stack">
          <SessionFacts session={session} />
          {closed ? (
            <Notice kind="lamp">{session.state === 'CANCELLED' ? w.cancelled : w.over}</Notice>
          ) : (
            <>
              <SignUpPanel session={session} seat={seat} mine={mine} place={place} onChange={() => void load()} />
              {mine?.state === 'GOING' && !session.remote && <LiftPanel session={session} people={mine.people ?? 1} place={place} />}
            </>
          )}
        </div>
        {session.location && !session.remote && (
          <LazyMap
            label={w.mapOf}
            points={[{ id, at: session.location, sign: '', words: session.address ?? '', ...(session.seat ? { seat: session.seat } : {}) }]}
          />
        )}
      </div>
    </Page>
  );
}

function SessionFacts({ session }: { session: Session }) {
  const w = words();
  const [from, until] = [new Date(session.from ?? ''), new Date(session.until ?? '')];
  const left = session.placesLeft ?? 0;
  const missing = (session.wanted ?? 0) - (session.signedUp ?? 0);
  return (
    <>
      <p class="session-when">
        <strong>{day(from)}</strong> {span(from, until)}
      </p>
      <Facts
        rows={[
          [w.where, session.remote ? w.remote : session.address],
          [w.ask, session.organiserName],
          [w.bring, session.bring],
          [w.steps, session.remote ? '' : w.stepFree[session.stepFree ?? 'UNKNOWN']],
          [w.places, left > 0 ? w.placesLeft(left, session.maximum) : w.full(session.waiting ?? 0)],
        ]}
      />
      {missing > 0 && <p class="soft">{w.needed(missing)}</p>}
    </>
  );
}

async function fetchSession(id: string, signedIn: boolean): Promise<Shown> {
  const path = { session: id };
  const [session, mine] = await Promise.all([
    answer(api.GET('/v1/sessions/{session}', { params: { path } })),
    signedIn ? answer(api.GET('/v1/sessions/{session}/signUps', { params: { path, query: { pageSize: 1000 } } })) : null,
  ]);
  campaign.value ??= { id: session.campaign, name: '' };
  const seat = session.seat
    ? await answer(api.GET('/v1/seats/{code}', { params: { path: { code: session.seat }, query: { campaign: session.campaign } } }))
    : null;
  return {
    session,
    seat: seat?.name ?? '',
    // An organiser is told of everybody.
    mine: mine?.signUps.find(one => one.mine && one.state !== 'CANCELLED') ?? null,
  };
}
