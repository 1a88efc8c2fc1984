import { useSignal } from '@preact/signals';
import { go } from '../app/router';
import { requestId } from '../contract/api';
import { Problem } from '../contract/problem';
import { useLoaded } from '../contract/useLoaded';
import { ProblemNotice } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { daysToCome } from '../find/days';
import { draftOf, type Faults, faultsOf } from './draft';
import { words } from './formWords';
import { Organising } from './Organising';
import type { Me } from './organiser';
import { SessionForm } from './SessionForm';
import { seatChoices } from './seatNames';
import { create } from './writing';

/** Makes a session. */
export default function NewPage() {
  return <Organising title={words().newTitle}>{me => <New me={me} />}</Organising>;
}

function New({ me }: { me: Me }) {
  const w = words();
  // On a Sunday the Saturday of its weekend is over.
  const first = daysToCome(new Date()).find(when => when !== 'weekend');
  const draft = useSignal(draftOf(null, first));
  const faults = useSignal<Faults>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const request = useSignal(requestId());
  const seats = useLoaded(me.id ?? '', () => seatChoices(me), false);

  async function submit() {
    faults.value = faultsOf(draft.value, false);
    if (Object.keys(faults.value).length > 0) return toFirstFault();
    busy.value = true;
    problem.value = null;
    try {
      const made = await create(draft.value, me.campaign ?? '', request.value);
      go(`/organise/sessions/${made.id}`);
    } catch (thrown) {
      problem.value = Problem.from(thrown);
      if (!problem.value.passes) request.value = requestId();
      toFirstFault();
    } finally {
      busy.value = false;
    }
  }

  return (
    <SessionForm
      draft={draft.value}
      faults={faults.value}
      problem={problem.value}
      seats={seats.data.value ?? []}
      known={false}
      busy={busy.value}
      submit={w.create}
      onSubmit={() => void submit()}
    >
      {problem.value && <ProblemNotice problem={problem.value} />}
    </SessionForm>
  );
}
