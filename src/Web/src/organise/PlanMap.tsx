import type { Schemas, Session } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { LazyMap } from '../map/LazyMap';
import type { MapLine } from '../map/points';
import { offerOf } from './PlanCars';
import type { Plan } from './plans';
import { words } from './planWords';

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
        points={pinsOf(sessions).map(({ session, people }) => ({
          id: session.id ?? '',
          at: session.location as Schemas['LatLng'],
          sign: `${people}`,
          count: people,
          words: w.pin(nameOf(session), people),
          seat: session.seat ?? '',
        }))}
      />
    </div>
  );
}

/** One pin for all sessions of a seat, which would lie on one another: where its first meets, with everybody who comes. */
function pinsOf(sessions: readonly Shown[]): { session: Session; people: number }[] {
  const pins = new Map<string, { session: Session; people: number }>();
  for (const { session, count } of sessions) {
    if (!session.location) continue;
    const pin = pins.get(session.seat ?? '') ?? { session, people: 0 };
    pin.people += count.people;
    pins.set(session.seat ?? '', pin);
  }
  return [...pins.values()];
}

async function linesOf(plan: Plan, sessions: readonly Shown[]): Promise<MapLine[]> {
  const places = new Map(sessions.map(({ session }) => [session.id, session.location]));
  const carrying = plan.cars
    .filter(car => car.outward.length > 0)
    .sort((one, other) => other.outward.length - one.outward.length)
    .slice(0, mostCars);
  const lines = await Promise.all(
    carrying.map(async car => {
      const offer = await offerOf(car.driver);
      const [start, end] = [offer?.blurredOrigin, places.get(car.session)];
      return start && end ? [{ id: car.driver, along: [start, end] }] : [];
    }),
  );
  return lines.flat();
}
