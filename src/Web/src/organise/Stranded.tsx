import { Notice } from '../design';
import type { Stranded as Passenger } from './sessions';
import { words } from './words';

/** Who asked for a lift and has not all of it: those who could not get home first. */
export function Stranded({ stranded }: { stranded: readonly Passenger[] }) {
  const w = words();
  const people = stranded.reduce((sum, one) => sum + one.partySize, 0);
  return (
    <section class="stack" aria-labelledby="stranded">
      <h2 id="stranded">{w.stranded}</h2>
      {stranded.length === 0 ? (
        <Notice kind="good">{w.strandedNone}</Notice>
      ) : (
        <>
          <p>{w.strandedCount(people)}</p>
          <ul class="org-people card">
            {stranded.map(one => (
              <li key={one.liftRequest}>
                <p class="row">
                  <strong>{one.passengerName}</strong>
                  {one.partySize > 1 && <span>{w.party(one.partySize)}</span>}
                  <span class={`tag ${one.lack === 'ANY_LIFT' ? '' : 'lamp'}`}>{w.lack[one.lack]}</span>
                </p>
                <p class="small soft">{story(one)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function story(one: Passenger): string {
  const w = words();
  return [
    w.lostBy[one.lostBy],
    one.rematching ? w.rematching : '',
    one.requestedBookings > 0 ? w.asked(one.requestedBookings) : one.rematching ? '' : w.nobodyAsked,
  ]
    .filter(Boolean)
    .join(' · ');
}
