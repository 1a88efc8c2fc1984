import { useSignal } from '@preact/signals';
import { answer, api, type LiftOffer } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Fetched } from '../design/Fetched';
import { common } from '../words/common';
import type { Plan } from './plans';
import { words } from './planWords';

type Car = Plan['cars'][number];

/** The cars of a plan to one session, once they are asked for: who drives, and whom they bring. The map draws the same as lines. */
export function PlanCars({ cars, session }: { cars: readonly Car[]; session: string }) {
  const open = useSignal(false);
  if (cars.length === 0) return null;
  return (
    <details class="org-more" onToggle={event => (open.value = event.currentTarget.open)}>
      <summary>
        {words().whoDrives}
        <span class="unseen">: {session}</span>
      </summary>
      {open.value && <Listed cars={cars} />}
    </details>
  );
}

function Listed({ cars }: { cars: readonly Car[] }) {
  const names = useLoaded(
    cars.map(car => car.driver).join(),
    async () => {
      const offers = await Promise.all(cars.map(car => offerOf(car.driver)));
      return new Map(offers.map(offer => [offer?.id, offer?.driverName]));
    },
    false,
  );
  return (
    <Fetched of={names} what={common().loading}>
      {known => (
        <ul class="org-rules small">
          {[...cars]
            .sort((one, other) => other.outward.length - one.outward.length)
            .map(car => (
              <li key={car.driver}>{told(car, known.get(car.driver) || words().driver)}</li>
            ))}
        </ul>
      )}
    </Fetched>
  );
}

/** A car's offer; null where it is there no more. */
export const offerOf = (liftOffer: string): Promise<LiftOffer | null> =>
  answer(api.GET('/v1/liftOffers/{liftOffer}', { params: { path: { liftOffer } } })).catch(() => null);

function told(car: Car, driver: string): string {
  const w = words();
  if (car.outward.length > 0) return w.brings(driver, car.outward.length);
  return car.return.length > 0 ? w.takesHome(driver, car.return.length) : w.drivesAlone(driver);
}
