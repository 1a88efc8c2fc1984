import { answer, api, type Session } from '../contract/api';
import { LazyMap } from '../map/LazyMap';
import type { MapLine } from '../map/points';
import type { Plan } from './plans';
import { words } from './planWords';
import { useLoaded } from './useLoaded';

// Each costs a call; those that carry most are drawn first.
const mostCars = 40;

interface Shown {
  session: Session;
  count: Plan['headcounts'][number];
}

/** A plan on the map: sessions with their people, and cars that carry somebody from about where they start. */
export function PlanMap({ plan, sessions, nameOf }: { plan: Plan; sessions: readonly Shown[]; nameOf: (session: Session) => string }) {
  const w = words();
  const { data } = useLoaded(plan.cars.map(car => car.driver).join(), () => linesOf(plan, sessions), false);
  return (
    <div class="org-map">
      <LazyMap
        label={w.mapOf}
        lines={data.value ?? []}
        points={sessions.flatMap(({ session, count }) =>
          session.location
            ? [
                {
                  id: session.id ?? '',
                  at: session.location,
                  sign: `${count.people}`,
                  words: w.pin(nameOf(session), count.people),
                  seat: session.seat ?? '',
                },
              ]
            : [],
        )}
      />
    </div>
  );
}

async function linesOf(plan: Plan, sessions: readonly Shown[]): Promise<MapLine[]> {
  const places = new Map(sessions.map(({ session }) => [session.id, session.location]));
  const carrying = plan.cars
    .filter(car => car.outward.length > 0)
    .sort((one, other) => other.outward.length - one.outward.length)
    .slice(0, mostCars);
  const lines = await Promise.all(
    carrying.map(async car => {
      const offer = await answer(api.GET('/v1/liftOffers/{liftOffer}', { params: { path: { liftOffer: car.driver } } })).catch(() => null);
      const [start, end] = [offer?.blurredOrigin, places.get(car.session)];
      return start && end ? [{ id: car.driver, along: [start, end] }] : [];
    }),
  );
  return lines.flat();
}
