import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { Problem } from '../contract/problem';
import { Button, Dialog } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';

interface Props {
  open: Signal<boolean>;
  title: string;
  text: string;
  yes: string;
  no: string;
  /** What is done on a yes. */
  act: () => Promise<void>;
}

/** Asks before what cannot be taken back. Where it fails, it says so and can be tried again. */
export function Ask({ open, title, text, yes, no, act }: Props) {
  const busy = useSignal(false);
  const fault = useSignal<Problem | null>(null);
  if (!open.value) return null;

  async function go() {
    busy.value = true;
    fault.value = null;
    try {
      await act();
      open.value = false;
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    } finally {
      busy.value = false;
    }
  }

  return (
    <Dialog title={title} onClose={() => (open.value = false)}>
      <p>{text}</p>
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        <Button kind="stop" busy={busy.value} onClick={() => void go()}>
          {yes}
        </Button>
        <Button kind="quiet" onClick={() => (open.value = false)}>
          {no}
        </Button>
      </div>
    </Dialog>
  );
}
