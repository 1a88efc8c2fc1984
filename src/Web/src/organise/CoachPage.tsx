import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { go } from '../app/router';
import type { Parameters } from '../app/views';
import { withConsent } from '../consent/needed';
import { answer, api, requestId } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button, Chips, Notice, TextField } from '../design';
import { Fetched } from '../design/Fetched';
import { ProblemNotice } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { type SessionAt, sessionOf, titleOf, whenOf } from '../sessions/data';
import { common } from '../words/common';
import { CoachStops } from './CoachStops';
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
      {found => <Form {...found} />}
    </Fetched>
  );
}

function Form({ session, seat }: SessionAt) {
  const w = words();
  const draft = useSignal(coachTo(session)).value;
  const tried = useSignal(false);
  const request = useSignal(requestId());
  const { busy, fault, attempt } = useAttempt();
  const problem = fault.value;
  const missing = coachFaults(draft);
  const wrong = (field: string) => (tried.value ? missing[field] : undefined) ?? problem?.of(field);

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
    <form
      class="org-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
    >
      <p>
        <strong>{titleOf(session, seat)}</strong>
        <br />
        {whenOf(session)}
      </p>
      <p class="lead">{w.lead}</p>
      <fieldset class="card org-fields">
        <legend class="unseen">{w.legs}</legend>
        <TextField
          label={w.seats}
          inputMode="numeric"
          maxLength={2}
          value={draft.seats}
          problem={wrong('seats') ?? wrong('outwardSeats')}
        />
        <Chips
          legend={w.legs}
          value={draft.legs}
          options={(['BOTH', 'OUTWARD', 'RETURN'] as const).map(one => [one, w.ways[one]] as const)}
        />
        <div class="org-pair">
          {draft.legs.value !== 'RETURN' && (
            <TextField label={w.arrives} type="time" value={draft.arrives} problem={wrong('latestArrival')} />
          )}
          {draft.legs.value !== 'OUTWARD' && (
            <TextField label={w.leaves} type="time" value={draft.leaves} problem={wrong('returnDeparture')} />
          )}
        </div>
      </fieldset>
      <CoachStops stops={draft.stops} legs={draft.legs.value} wrong={wrong} />
      <TextField label={w.note} value={draft.note} maxLength={300} problem={wrong('note')} />
      {problem && (problem.errors.length > 0 ? <Notice kind="wrong">{w.wrong}</Notice> : <ProblemNotice problem={problem} />)}
      <div class="row">
        <Button type="submit" busy={busy.value}>
          {w.send}
        </Button>
        <a class="button quiet" href={`/organise/sessions/${session.id}`}>
          {w.leaveIt}
        </a>
      </div>
    </form>
  );
}
