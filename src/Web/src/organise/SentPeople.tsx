import { useSignal } from '@preact/signals';
import type { Session } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Button } from '../design';
import { Fetched } from '../design/Fetched';
import { common } from '../words/common';
import { type Sent, sentBy } from './plans';
import { words } from './sentWords';

// As many as can be taken in at a glance; the rest when it is asked for.
const few = 12;

/** Those who would go anywhere and whom a plan sends: where to, how they come, and what they have answered. Who they are is told once they were asked. */
export function SentPeople({ plan, people, nameOf }: { plan: string; people: number; nameOf: (session: Session['id']) => string }) {
  const w = words();
  const all = useSignal(false);
  const sent = useLoaded(plan, () => sentBy(plan));
  return (
    <section class="stack" aria-labelledby="sent">
      <h2 id="sent">{w.title}</h2>
      <Fetched of={sent} what={common().loading}>
        {found => (
          <>
            <p>{found.length > 0 ? w.count(people, new Set(found.map(one => one.session)).size) : w.nobody}</p>
            {found.some(one => one.answer === 'UNSPECIFIED') && <p class="small soft">{w.nameless}</p>}
            {found.length > 0 && (
              <ul class="org-people card">
                {found.slice(0, all.value ? undefined : few).map(one => (
                  <li key={one.availability}>
                    <p class="row">
                      <strong>{w.who(one.name, one.people)}</strong>
                      <span class={`tag ${tags[one.answer]}`}>{w.answers[one.answer]}</span>
                    </p>
                    <p class="small soft">
                      {nameOf(one.session)}: {how(one)}
                    </p>
                  </li>
                ))}
              </ul>
            )}
            {!all.value && found.length > few && (
              <Button kind="quiet" onClick={() => (all.value = true)}>
                {w.all(found.length)}
              </Button>
            )}
          </>
        )}
      </Fetched>
    </section>
  );
}

const tags: Record<Sent['answer'], string> = { UNSPECIFIED: '', REQUESTED: 'lamp', GOING: 'good', WAITING: 'lamp', CANCELLED: 'wrong' };

function how({ way, driverName }: Sent): string {
  const w = words();
  return way === 'RIDES' && driverName ? w.ridesWith(driverName) : w.ways[way];
}
