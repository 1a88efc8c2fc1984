import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api, requestId, type Schemas } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Dialog, Notice } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import type { Questions } from './plans';
import { words } from './planWords';

type Answer = Schemas['CommitPlanResponse'];

/** Asks the people of a plan, once it is said how many they are: each ride becomes a booking that awaits driver and passenger, and who is sent is asked whether they come. */
export function CommitPlan({ plan, questions, onAsked }: { plan: string; questions: Questions; onAsked: () => void }) {
  const w = words();
  const asking = useSignal(false);
  const busy = useSignal(false);
  const found = useSignal<Answer | null>(null);
  const problem = useSignal<Problem | null>(null);

  async function commit() {
    asking.value = false;
    busy.value = true;
    problem.value = null;
    try {
      // Each call works for some seconds; what it did not come to is asked for by the next.
      do {
        const body = { requestId: requestId() };
        found.value = await answer(api.POST('/v1/plans/{plan}:commit', { params: { path: { plan } }, body }));
      } while (found.value.remaining > 0);
      announce(words().asked(found.value.rides.length));
      onAsked();
    } catch (thrown) {
      problem.value = Problem.from(thrown);
    } finally {
      busy.value = false;
    }
  }

  const told = found.value;
  return (
    <>
      {told && (
        <Notice kind="good">
          {(told.rides.length > 0 || told.asked.length === 0) && <p>{w.asked(told.rides.length)}</p>}
          {told.asked.length > 0 && <p>{w.sent(told.asked.length)}</p>}
          {told.awaiting > 0 && <p>{w.awaiting(told.awaiting)}</p>}
          {told.remaining > 0 && <p>{w.remaining(told.remaining)}</p>}
          {told.notAsked.length > 0 && <p>{w.notAsked(told.notAsked.length)}</p>}
          {told.notMade.length > 0 && <p>{w.notMade(told.notMade.length)}</p>}
        </Notice>
      )}
      {problem.value && <ProblemNotice problem={problem.value} />}
      {(!told || told.remaining > 0) && (
        <Button busy={busy.value} onClick={() => (asking.value = true)}>
          {w.commit}
        </Button>
      )}
      {asking.value && (
        <Dialog title={w.commitTitle} onClose={() => (asking.value = false)}>
          <p>
            <strong>{w.commitAll(questions.volunteers)}</strong>
          </p>
          {questions.lifts > 0 && <p>{w.commitLifts(questions.lifts)}</p>}
          {questions.sent > 0 && <p>{w.commitSent(questions.sent)}</p>}
          <p>{w.commitWhat}</p>
          <div class="row">
            <Button onClick={() => void commit()}>{w.commitYes}</Button>
            <Button kind="quiet" onClick={() => (asking.value = false)}>
              {w.commitNo}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
