import type { Session } from '../contract/api';
import { standingOf } from './standing';
import { words } from './words';

const tags = { short: 'lamp', enough: 'good', full: 'good', over: 'wrong', cancelled: '' };

/** How many come, against how many are wanted and how many may: in words, and as a bar with a notch at what is wanted. */
export function Headcount({ session }: { session: Session }) {
  const w = words();
  const { signedUp = 0, wanted = 0, maximum, waiting = 0, asked = 0 } = session;
  const { standing, by } = standingOf(session);
  const whole = Math.max(maximum, signedUp, 1);
  return (
    <div class="org-headcount">
      <p class="org-count">
        <strong>{w.coming(signedUp)}</strong> <span class="soft">{w.wantedMost(wanted, maximum)}</span>
      </p>
      <div class={`org-bar ${standing}`} aria-hidden="true">
        <span class="org-fill" style={{ width: `${(100 * signedUp) / whole}%` }} />
        <span class="org-notch" style={{ left: `${(100 * wanted) / whole}%` }} />
      </div>
      <p class="row small">
        <span class={`tag ${tags[standing]}`}>{w.standing[standing](by)}</span>
        {asked > 0 && <span class="tag">{w.askedToCome(asked)}</span>}
        {waiting > 0 && <span class="tag">{w.waiting(waiting)}</span>}
      </p>
    </div>
  );
}
