import { useSignal } from '@preact/signals';
import { fragment } from '../app/router';
import { campaign } from '../app/settings';
import type { Parameters } from '../app/views';
import { answer, api, type Session, type SignUp } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Facts, Loading, Notice, Page } from '../design';
import { Fetched } from '../design/Fetched';
import { LiftPanel } from '../lifts/LiftPanel';
import { LazyMap } from '../map/LazyMap';
import { mapAppAddress, pointText } from '../map/mapApp';
import { sessionPoint } from '../map/points';
import { visitor } from '../signin/tokens';
import { day, span } from '../words/calendar';
import { closed, hoursOf, type SessionAt, sessionOf, titleOf } from './data';
import './sessions.css';
import { DemoTag } from '../design/DemoTag';
import { SignUpPanel } from './SignUpPanel';
import { words } from './words';

interface Told extends SessionAt {
  mine: SignUp | null;
}

/** One session: what it is, whether the reader comes, and how they get there. */
export default function SessionPage({ session: id = '' }: Parameters) {
  const who = visitor.value;
  const shown = useSignal<SessionAt | null>(null);
  return (
    <Page title={shown.value ? titleOf(shown.value.session, shown.value.seat) : words().title}>
      {who === undefined ? (
        <Loading what={words().loading} />
      ) : (
        <Fetching key={`${id} ${who?.id}`} id={id} signedIn={who !== null} onFound={found => (shown.value = found)} />
      )}
    </Page>
  );
}

function Fetching({ id, signedIn, onFound }: { id: string; signedIn: boolean; onFound: (found: SessionAt) => void }) {
  const loaded = useLoaded(id, async () => {
    const told = await fetchSession(id, signedIn);
    onFound(told);
    return told;
  });
  return (
    <Fetched of={loaded} what={words().loading}>
      {shown => <Shown {...shown} onChange={() => void loaded.again()} />}
    </Fetched>
  );
}

function Shown({ session, seat, mine, onChange }: Told & { onChange: () => void }) {
  const w = words();
  const place = fragment().get('place') ?? '';
  return (
    <div class="session">
      <div class="stack">
        <SessionFacts session={session} />
        {closed(session) ? (
          <Notice kind="lamp">{session.state === 'CANCELLED' ? w.cancelled : w.over}</Notice>
        ) : (
          <>
            <SignUpPanel session={session} seat={seat} mine={mine} place={place} onChange={onChange} />
            {mine?.state === 'GOING' && !session.remote && <LiftPanel session={session} people={mine.people ?? 1} place={place} />}
          </>
        )}
      </div>
      {session.location && !session.remote && <LazyMap label={w.mapOf} points={sessionPoint(session, '')} />}
    </div>
  );
}

function SessionFacts({ session }: { session: Session }) {
  const w = words();
  const [from, until] = hoursOf(session);
  const left = session.placesLeft ?? 0;
  const missing = (session.wanted ?? 0) - (session.signedUp ?? 0);
  return (
    <>
      <p class="session-when">
        <strong>{day(from)}</strong> <span class="whole">{span(from, until)}</span> <DemoTag of={session} />
      </p>
      <Facts
        rows={[
          [w.where, session.remote ? w.remote : <Where session={session} />],
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

/** Where people meet: in words, or where nobody has written any by its point. */
function Where({ session: { address, location } }: { session: Session }) {
  const w = words();
  if (!location) return <>{address}</>;
  return (
    <>
      {address || w.point(pointText(location))} <br />
      <a class="small" href={mapAppAddress(location)}>
        {w.mapApp}
      </a>
    </>
  );
}

async function fetchSession(id: string, signedIn: boolean): Promise<Told> {
  const path = { session: id };
  const [{ session, seat }, mine] = await Promise.all([
    sessionOf(id),
    signedIn ? answer(api.GET('/v1/sessions/{session}/signUps', { params: { path, query: { pageSize: 1000 } } })) : null,
  ]);
  campaign.value ??= { id: session.campaign, name: '' };
  return {
    session,
    seat,
    // An organiser is told of everybody.
    mine: mine?.signUps.find(one => one.mine && one.state !== 'CANCELLED') ?? null,
  };
}
