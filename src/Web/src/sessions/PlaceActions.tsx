import { announce } from '../app/announce';
import { answer, api, requestId, type SignUp } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { saveFile } from '../design/saveFile';
import { common } from '../words/common';
import { type SessionAt, titleOf, whenOf } from './data';
import { calendarFile } from './ics';
import { words } from './words';

/** What can be done with a place at a session: into the calendar, and given up with one tap. */
export function PlaceActions({ session, seat, mine, onChange }: SessionAt & { mine: SignUp; onChange: () => void }) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const title = titleOf(session, seat);

  const cancel = () =>
    attempt(async () => {
      const path = { session: session.id ?? '', signUp: mine.id ?? '' };
      await answer(api.POST('/v1/sessions/{session}/signUps/{signUp}:cancel', { params: { path }, body: { requestId: requestId() } }));
      announce(words().cancelledMine);
      onChange();
    });

  function save() {
    const page = `${location.origin}/sessions/${session.id}`;
    const notes = [whenOf(session), session.bring && `${w.bring}: ${session.bring}`, page].filter(Boolean).join('\n');
    saveFile(
      'session.ics',
      new Blob([calendarFile(session, session.demo ? `${title} (${common().demo})` : title, notes, page, new Date())], {
        type: 'text/calendar',
      }),
    );
  }

  return (
    <>
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        <Button kind="quiet" onClick={save} label={`${w.calendar}: ${title}, ${whenOf(session)}`}>
          {w.calendar}
        </Button>
        <Button kind="stop" busy={busy.value} onClick={() => void cancel()} label={`${w.cancel}: ${title}, ${whenOf(session)}`}>
          {w.cancel}
        </Button>
      </div>
    </>
  );
}
