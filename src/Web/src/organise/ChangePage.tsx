import { useSignal } from '@preact/signals';
import { go } from '../app/router';
import type { Parameters } from '../app/views';
import type { Session } from '../contract/api';
import { Problem } from '../contract/problem';
import { useLoaded } from '../contract/useLoaded';
import { Loading } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { common } from '../words/common';
import { draftOf, type Faults, faultsOf, moves } from './draft';
import { words } from './formWords';
import { MoveDialog } from './MoveDialog';
import { Organising } from './Organising';
import type { Me } from './organiser';
import { SessionForm } from './SessionForm';
import { seatChoices, seatNames } from './seatNames';
import { type Whole, whole } from './sessions';
import { changeOf, save } from './writing';

/** Moves or changes a session. */
export default function ChangePage({ session: id = '' }: Parameters) {
  const w = words();
  const name = useSignal('');
  return (
    <Organising title={w.changeTitle(name.value)}>{me => <Loaded me={me} id={id} onNamed={named => (name.value = named)} />}</Organising>
  );
}

function Loaded({ me, id, onNamed }: { me: Me; id: string; onNamed: (name: string) => void }) {
  const { data, problem, again } = useLoaded(
    id,
    async () => {
      const found = await whole(id);
      const { campaign, seat = '' } = found.session;
      onNamed((await seatNames(campaign, [seat])).get(seat) ?? seat);
      return { ...found, seats: await seatChoices(me) };
    },
    false,
  );
  // Whoever writes already goes on with what was found before.
  if (data.value) return <Change whole={data.value} seats={data.value.seats} onStale={() => void again()} />;
  if (problem.value) return <ProblemNotice problem={problem.value} onRetry={() => void again()} />;
  return <Loading what={common().loading} />;
}

interface Changing {
  whole: Whole;
  seats: readonly [string, string][];
  /** Somebody else changed it meanwhile. */
  onStale: () => void;
}

function Change({ whole: { session, bookings }, seats, onStale }: Changing) {
  const w = words();
  // What the organiser writes stays, whatever happens to the session meanwhile; what was not written is left as others made it.
  const before = useSignal(session).value;
  const draft = useSignal(draftOf(before));
  const faults = useSignal<Faults>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const nothing = useSignal(false);
  const asking = useSignal<{ after: Session; mask: string[] } | null>(null);

  async function submit() {
    faults.value = faultsOf(draft.value, Boolean(session.location));
    nothing.value = false;
    if (Object.keys(faults.value).length > 0) return toFirstFault();
    await trying(async () => {
      const change = await changeOf(draft.value, before, session);
      nothing.value = change.mask.length === 0;
      if (nothing.value) return;
      if (moves(change.mask)) asking.value = change;
      else await store(change);
    });
  }

  async function store({ after, mask }: { after: Session; mask: string[] }) {
    const lifts = bookings.map(booking => booking.id ?? '');
    await save(session, after, mask, moves(mask), lifts);
    go(`/organise/sessions/${session.id}`);
  }

  async function trying(what: () => Promise<void>) {
    busy.value = true;
    problem.value = null;
    try {
      await what();
    } catch (thrown) {
      asking.value = null;
      problem.value = Problem.from(thrown);
      if (problem.value.reason === 'ETAG_MISMATCH') onStale();
      toFirstFault();
    } finally {
      busy.value = false;
    }
  }

  const change = asking.value;
  return (
    <>
      <SessionForm
        draft={draft.value}
        faults={faults.value}
        problem={problem.value}
        seats={seats}
        known={Boolean(session.location)}
        busy={busy.value}
        submit={w.save}
        onSubmit={() => void submit()}
      >
        {problem.value && <ProblemNotice problem={problem.value} />}
        <p role="status">{nothing.value && w.nothing}</p>
      </SessionForm>
      <a class="button quiet" href={`/organise/sessions/${session.id}`}>
        {w.stop}
      </a>
      {change && (
        <MoveDialog
          before={session}
          after={change.after}
          people={session.signedUp ?? 0}
          lifts={bookings.length}
          busy={busy.value}
          onYes={() => void trying(() => store(change))}
          onNo={() => (asking.value = null)}
        />
      )}
    </>
  );
}
