import type { SignUp } from '../contract/api';
import { words } from './words';

/** Who has signed up, in the order they came. */
export function People({ signUps }: { signUps: readonly SignUp[] }) {
  const w = words();
  const shown = signUps.filter(one => one.state === 'GOING' || one.state === 'WAITING' || one.state === 'REQUESTED');
  return (
    <section class="stack" aria-labelledby="people">
      <h2 id="people">{w.people}</h2>
      {shown.length === 0 ? (
        <p class="soft">{w.peopleNone}</p>
      ) : (
        <ul class="org-people card">
          {shown.map(one => (
            <li key={one.id}>
              <p class="row">
                <span>{one.name}</span>
                {(one.people ?? 1) > 1 && <span class="soft">{w.party(one.people ?? 1)}</span>}
                {one.minor && <span class="tag">{w.minor}</span>}
                {one.state === 'REQUESTED' && <span class="tag lamp">{w.isAsked}</span>}
                {one.state === 'WAITING' && <span class="tag lamp">{w.waits(one.waitingPosition ?? 0)}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
