import type { Session } from '../contract/api';
import { Button, Dialog } from '../design';
import { whenOf } from '../sessions/data';
import { words } from './formWords';

/** Asks once more before people are sent to another time or place, and says what that does to them. */
export function MoveDialog({
  before,
  after,
  people,
  lifts,
  busy,
  onYes,
  onNo,
}: {
  before: Session;
  after: Session;
  people: number;
  lifts: number;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const w = words();
  return (
    <Dialog title={w.moveTitle} onClose={onNo}>
      <p>
        <s class="soft">{whenOf(before)}</s>
        <br />
        <strong>{whenOf(after)}</strong>
      </p>
      {after.address && <p>{after.address}</p>}
      {people > 0 && <p>{w.moveTold(people)}</p>}
      {lifts > 0 && <p>{w.moveLifts(lifts)}</p>}
      <div class="row">
        <Button busy={busy} onClick={onYes}>
          {w.moveYes}
        </Button>
        <Button kind="quiet" onClick={onNo}>
          {w.moveNo}
        </Button>
      </div>
    </Dialog>
  );
}
