import type { Signal } from '@preact/signals';
import { useAttempt } from '../contract/useAttempt';
import { Button, Dialog } from '.';
import { ProblemNotice } from './ProblemNotice';

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
  const { busy, fault, attempt } = useAttempt();
  if (!open.value) return null;
  const close = () => (open.value = false);
  return (
    <Dialog title={title} onClose={close}>
      <p>{text}</p>
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        <Button kind="stop" busy={busy.value} onClick={() => void attempt(act).then(failed => failed ?? close())}>
          {yes}
        </Button>
        <Button kind="quiet" onClick={close}>
          {no}
        </Button>
      </div>
    </Dialog>
  );
}
