import { announce } from '../app/announce';
import { withConsent } from '../consent/needed';
import { answer, api, requestId, type SignUp } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { day, time } from '../words/calendar';
import { words } from './words';

/** A place that a plan asks the reader to take, and holds until they answer. */
export function AskedPlace({ session, mine, title, onChange }: { session: string; mine: SignUp; title: string; onChange: () => void }) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const path = { session, signUp: mine.id ?? '' };
  const until = mine.answerBy ? new Date(mine.answerBy) : null;

  const accept = () =>
    attempt(async () => {
      const body = { requestId: requestId() };
      const going = await withConsent(() => answer(api.POST('/v1/sessions/{session}/signUps/{signUp}:accept', { params: { path }, body })));
      if (!going) return;
      announce(words().going(going.people ?? 1));
      onChange();
    });
  const decline = () =>
    attempt(async () => {
      await answer(api.POST('/v1/sessions/{session}/signUps/{signUp}:cancel', { params: { path }, body: { requestId: requestId() } }));
      announce(words().declined);
      onChange();
    });

  return (
    <>
      <p>{w.askedLead}</p>
      {until && <p class="soft">{w.answerBy(day(until), time(until))}</p>}
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        <Button busy={busy.value} onClick={() => void accept()} label={`${w.yes}: ${title}`}>
          {w.yes}
        </Button>
        <Button kind="stop" busy={busy.value} onClick={() => void decline()} label={`${w.no}: ${title}`}>
          {w.no}
        </Button>
      </div>
    </>
  );
}
