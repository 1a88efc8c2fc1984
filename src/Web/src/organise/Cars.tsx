import type { Car } from './aboard';
import { words } from './words';

/** The lifts that are agreed: who brings whom. */
export function Cars({ cars }: { cars: readonly Car[] }) {
  const w = words();
  return (
    <section class="stack" aria-labelledby="cars">
      <h2 id="cars">{w.cars}</h2>
      {cars.length === 0 ? (
        <p class="soft">{w.carsNone}</p>
      ) : (
        <ul class="org-people card">
          {cars.map(car => (
            <li key={car.offer}>
              <p>
                <strong>{car.there > 0 ? w.carOf(car.driver, car.there) : w.carBack(car.driver, car.back)}</strong>
              </p>
              <p class="small soft">
                {w.aboard}:{' '}
                {car.riders
                  .map(rider => {
                    const party = rider.people > 1 ? ` (${rider.people})` : '';
                    const way = rider.there && rider.back ? '' : `, ${rider.there ? w.oneWay.there : w.oneWay.back}`;
                    return `${rider.name}${party}${way}`;
                  })
                  .join('; ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
