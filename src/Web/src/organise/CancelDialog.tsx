import { useSignal } from '@preact/signals';
import { answer, api, requestId, type Session } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Dialog } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { words } from './words';

/** Asks once more before a session is cancelled, and says what that does to the people. */
export function CancelDialog({
  session,
  lifts,
  onClose,
  onCancelled,
}: {
  session: Session;
  lifts: number;
  onClose: () => void;
  onCancelled: () => void;
}) {
  const w = words();
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const request = useSignal(requestId());

  async function cancel() {
    busy.value = true;
    problem.value = null;
    try {
      const path = { session: session.id ?? '' };
      await answer(api.POST('/v1/sessions/{session}:cancel', { params: { path }, body: { requestId: request.value } }));
      onCancelled();
    } catch (thrown) {
      problem.value = Problem.from(thrown);
    } finally {
      busy.value = false;
    }
  }

  return (
    <Dialog title={w.cancelTitle} onClose={onClose}>
      <p>{w.cancelPeople(session.signedUp ?? 0)}</p>
      {lifts > 0 && <p>{w.cancelLifts(lifts)}</p>}
      <p>{w.cancelFinal}</p>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <div class="row">
        <Button kind="stop" busy={busy.value} onClick={() => void cancel()}>
          {w.cancelYes}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {w.cancelNo}
        </Button>
      </div>
    </Dialog>
  );
}
