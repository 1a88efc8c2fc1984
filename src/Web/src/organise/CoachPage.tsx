import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { go } from '../app/router';
import type { Parameters } from '../app/views';
import { withConsent } from '../consent/needed';
import { answer, api, requestId } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Fetched } from '../design/Fetched';
import { toFirstFault } from '../design/toFirstFault';
import { type SessionAt, sessionOf } from '../sessions/data';
import { common } from '../words/common';
import { CoachForm } from './CoachForm';
import { coachFaults, coachOf, coachTo } from './coach';
import { words } from './coachWords';
import { Organising } from './Organising';

/** A coach to a session, along stops and at times that stand. */
export default function CoachPage({ session: id = '' }: Parameters) {
  const seat = useSignal('');
  return <Organising title={words().title(seat.value)}>{() => <Fetching id={id} onNamed={name => (seat.value = name)} />}</Organising>;
}

function Fetching({ id, onNamed }: { id: string; onNamed: (seat: string) => void }) {
  const session = useLoaded(
    id,
    async () => {
      const found = await sessionOf(id);
      onNamed(found.seat);
      return found;
    },
    false,
  );
  return (
    <Fetched of={session} what={common().loading}>
      {found => <Form at={found} />}
    </Fetched>
  );
}

function Form({ at }: { at: SessionAt }) {
  const w = words();
  const { session } = at;
  const draft = useSignal(coachTo(session)).value;
  const tried = useSignal(false);
  const request = useSignal(requestId());
  const { busy, fault, attempt } = useAttempt();

  async function send() {
    tried.value = true;
    if (Object.keys(coachFaults(draft)).length > 0) return toFirstFault();
    const query = { requestId: request.value };
    const failed = await attempt(async () => {
      const made = await withConsent(() => answer(api.POST('/v1/liftOffers', { params: { query }, body: coachOf(draft, session) })));
      if (!made) return;
      go(`/organise/sessions/${session.id}`);
      announce(words().done);
    });
    if (failed) {
      if (!failed.passes) request.value = requestId();
      toFirstFault();
    }
  }

  return (
    <CoachForm
      at={at}
      draft={draft}
      tried={tried.value}
      problem={fault.value}
      busy={busy.value}
      submit={w.send}
      onSubmit={() => void send()}
    >
      <p class="lead">{w.lead}</p>
    </CoachForm>
  );
}
