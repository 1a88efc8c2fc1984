import type { LiftOffer } from '../contract/api';
import { time } from '../words/calendar';
import type { Car } from './aboard';
import { words } from './coachWords';

/** The coaches that the reader runs to a session, and how full they are. */
export function Coaches({
  session,
  coaches,
  cars,
  open,
}: {
  session: string;
  coaches: readonly LiftOffer[];
  cars: readonly Car[];
  open: boolean;
}) {
  const w = words();
  return (
    <section class="stack" aria-labelledby="coaches">
      <h2 id="coaches">{w.coaches}</h2>
      {coaches.length === 0 ? (
        <p class="soft">{w.none}</p>
      ) : (
        <ul class="org-people card">
          {coaches.map(coach => (
            <li key={coach.id}>
              <p>
                <strong>{startOf(coach)}</strong>
              </p>
              <p class="row">
                <span class="tag">{fullness(coach, cars)}</span>
                <a href={`/drive/offers/${coach.id}`} aria-label={`${w.open}: ${startOf(coach)}`}>
                  {w.open}
                </a>
                {open && (
                  <a href={`/organise/sessions/${session}/coach/${coach.id}`} aria-label={`${w.change}: ${startOf(coach)}`}>
                    {w.change}
                  </a>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <a class="button quiet" href={`/organise/sessions/${session}/coach`}>
          {w.run}
        </a>
      )}
    </section>
  );
}

function startOf({ coachStops = [] }: LiftOffer): string {
  const [first] = coachStops;
  const at = first?.departureTime ?? first?.returnTime;
  return first && at ? words().from(first.name || first.place, time(new Date(at))) : '';
}

function fullness(coach: LiftOffer, cars: readonly Car[]): string {
  const car = cars.find(one => one.offer === coach.id);
  return words().aboard(Math.max(car?.there ?? 0, car?.back ?? 0), coach.outwardSeats || coach.returnSeats || 0);
}
