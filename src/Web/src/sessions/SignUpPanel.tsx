import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { withConsent } from '../consent/needed';
import { answer, api, type Schemas, type Session, type SignUp } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button, Notice, Select } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { signInFirst } from '../signin/pending';
import { visitor } from '../signin/tokens';
import { common } from '../words/common';
import { AskedPlace } from './AskedPlace';
import { titleOf } from './data';
import { OrDrive } from './OrDrive';
import { PlaceActions } from './PlaceActions';
import { words } from './words';

interface Props {
  session: Session;
  seat: string;
  mine: SignUp | null;
  place: string;
  onChange: () => void;
}

/** Whether the reader comes. */
export function SignUpPanel(props: Props) {
  return props.mine ? <Coming {...props} mine={props.mine} /> : <Asking {...props} />;
}

function Asking({ session, place, onChange }: Props) {
  const w = words();
  const people = useSignal('1');
  const { busy, fault, attempt } = useAttempt();
  const full = (session.placesLeft ?? 0) === 0;

  async function come() {
    if (!visitor.value) {
      await signInFirst();
      return;
    }
    const failed = await attempt(async id => {
      const signUp = await withConsent(() =>
        answer(
          api.POST('/v1/sessions/{session}/signUps', {
            params: { path: { session: session.id ?? '' }, query: { requestId: id } },
            body: { people: Number(people.value), waitIfFull: full },
          }),
        ),
      );
      if (!signUp) return;
      announce(signUp.state === 'WAITING' ? words().waiting(signUp.waitingPosition ?? 1) : words().going(signUp.people ?? 1));
      onChange();
    });
    // Others were faster, or the reader was, in another tab: what stands is told anew.
    if (failed && !failed.passes) onChange();
  }

  return (
    <section class="card stack" aria-label={full ? w.wait : w.come}>
      {full && <p>{w.fullLead}</p>}
      {place && !full && !session.remote && <LiftsNear session={session} place={place} />}
      <Select label={w.people} value={people} options={[1, 2, 3, 4, 5, 6].map(count => [`${count}`, w.peopleOf(count)] as const)} />
      {fault.value && <ProblemNotice problem={fault.value} />}
      <Button busy={busy.value} onClick={() => void come()}>
        {full ? w.wait : w.come}
      </Button>
      {!visitor.value && <p class="hint">{common().signInFirst}</p>}
      {!full && !session.remote && <OrDrive session={session.id ?? ''} place={place} />}
    </section>
  );
}

/** About how many lifts there are, which everybody may know. */
function LiftsNear({ session, place }: { session: Session; place: string }) {
  const w = words();
  const count = useSignal<Schemas['LiftCount']>('UNSPECIFIED');
  useEffect(() => {
    answer(api.GET('/v1/lifts:search', { params: { query: { place, session: session.id ?? '', limit: 1 } } })).then(
      found => (count.value = found.liftCount),
      () => undefined,
    );
  }, [session.id, place]);
  const told = w.near[count.value];
  return told ? <Notice kind="good">{w.nearPlace(told, place)}</Notice> : null;
}

function Coming({ session, seat, mine, onChange }: Props & { mine: SignUp }) {
  const w = words();
  if (mine.state === 'REQUESTED') {
    return (
      <Notice kind="lamp">
        <h2>{w.asked}</h2>
        <AskedPlace session={session.id ?? ''} mine={mine} title={titleOf(session, seat)} onChange={onChange} />
      </Notice>
    );
  }
  return (
    <Notice kind={mine.state === 'GOING' ? 'good' : 'lamp'}>
      <h2>{mine.state === 'GOING' ? w.going(mine.people ?? 1) : w.waiting(mine.waitingPosition ?? 1)}</h2>
      {mine.state === 'WAITING' && <p>{w.waitingLead}</p>}
      <PlaceActions session={session} seat={seat} mine={mine} onChange={onChange} />
    </Notice>
  );
}
