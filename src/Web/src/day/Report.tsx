import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button, Dialog, Tick } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { TextArea } from '../design/TextArea';
import './day.css';
import { words } from './words';

/** Tells the organisers of the other side of a booking, and keeps the two apart from then on where the reader wants it. */
export function Report({ booking, name }: { booking: string; name: string }) {
  const w = words();
  const asking = useSignal(false);
  const told = useSignal('');
  const apart = useSignal(false);
  const missing = useSignal(false);
  const { busy, fault, attempt } = useAttempt();
  const close = () => (asking.value = false);

  const send = () =>
    attempt(async id => {
      const query = { requestId: id };
      await answer(api.POST('/v1/reports', { params: { query }, body: { booking, words: told.value.trim() } }));
      if (apart.value) await answer(api.POST('/v1/people/me/blocks', { params: { query }, body: { booking } }));
      told.value = '';
      close();
      announce(words().sent);
    });

  return (
    <>
      <button type="button" class="plain report" onClick={() => (asking.value = true)}>
        {w.report(name)}
      </button>
      {asking.value && (
        <Dialog title={w.report(name)} onClose={close}>
          <form
            class="stack"
            noValidate
            onSubmit={event => {
              event.preventDefault();
              missing.value = told.value.trim() === '';
              if (!missing.value) void send();
            }}
          >
            <p>{w.reportLead}</p>
            <TextArea
              label={w.reportWhat}
              value={told}
              maxLength={2000}
              problem={missing.value && !told.value.trim() ? w.reportMissing : undefined}
            />
            <Tick value={apart}>{w.block(name)}</Tick>
            {fault.value && <ProblemNotice problem={fault.value} />}
            <div class="row">
              <Button type="submit" busy={busy.value}>
                {w.send}
              </Button>
              <Button kind="quiet" onClick={close}>
                {w.notNow}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
