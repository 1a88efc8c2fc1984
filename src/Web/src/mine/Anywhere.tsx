import { announce } from '../app/announce';
import { answer, api, requestId, type Schemas } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button } from '../design';
import { Fetched } from '../design/Fetched';
import { ProblemNotice } from '../design/ProblemNotice';
import { whenOf } from '../sessions/data';
import { AnywhereForm } from './AnywhereForm';
import { words } from './anywhereWords';

type Availability = Schemas['Availability'];

/** When the reader would go to any session: a plan may send them, and asks them first. */
export function Anywhere() {
  const w = words();
  const free = useLoaded('free', async () => {
    const { availabilities } = await answer(api.GET('/v1/availabilities', { params: { query: { pageSize: 100 } } }));
    return availabilities.filter(one => one.state === 'OPEN');
  });
  const again = () => void free.again();
  return (
    <section class="stack" aria-labelledby="anywhere">
      <h2 id="anywhere">{w.title}</h2>
      <p class="soft">{w.lead}</p>
      <Fetched of={free} what={w.loading}>
        {all =>
          all.length > 0 && (
            <ul class="stack" aria-label={w.mine}>
              {all.map(one => (
                <Free key={one.id} free={one} onChange={again} />
              ))}
            </ul>
          )
        }
      </Fetched>
      <details class="anywhere">
        <summary>{w.open}</summary>
        <AnywhereForm onSaid={again} />
      </details>
    </section>
  );
}

function Free({ free, onChange }: { free: Availability; onChange: () => void }) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const when = whenOf(free);
  const stop = () =>
    attempt(async () => {
      const path = { availability: free.id ?? '' };
      await answer(api.POST('/v1/availabilities/{availability}:cancel', { params: { path }, body: { requestId: requestId() } }));
      announce(words().stopped);
      onChange();
    });
  return (
    <li class="card plan">
      <p>
        <strong>{w.line(when, free.originPlace)}</strong>
      </p>
      <p>
        <span class="tag">{free.drives ? w.driving : w.needing}</span>
      </p>
      {fault.value && <ProblemNotice problem={fault.value} />}
      <Button kind="quiet" busy={busy.value} label={`${w.stop}: ${when}`} onClick={() => void stop()}>
        {w.stop}
      </Button>
    </li>
  );
}
