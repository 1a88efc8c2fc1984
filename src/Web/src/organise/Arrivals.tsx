import type { Counted, Way } from './sessions';
import { words } from './words';

/** How those who have signed up come and go home: each of them stands in one row, so that a column sums to all. */
export function Arrivals({ arrivals: { wayThere, wayBack } }: { arrivals: Counted }) {
  const w = words();
  if (!wayThere || !wayBack) return null;
  const row = (name: string, count: (way: Way) => number, how = '') => [name, count(wayThere), count(wayBack), how] as const;
  const rows = [
    row(w.arrivals.cars, way => way.driving + way.inCars, w.inCars(wayThere.cars, wayBack.cars)),
    row(w.arrivals.coaches, way => way.inCoaches, w.inCoaches(wayThere.coaches, wayBack.coaches)),
    row(w.arrivals.looking, way => way.looking),
    row(w.arrivals.ownWay, way => way.ownWay),
  ];
  const outside = Math.max(wayThere.lookingNotSignedUp, wayBack.lookingNotSignedUp);
  return (
    <>
      <table class="org-arrivals">
        <caption>{w.arrivals.title}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{w.arrivals.there}</th>
            <th scope="col">{w.arrivals.back}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, there, back, how]) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {how && <span class="soft small"> {how}</span>}
              </th>
              <td class="org-number">{there}</td>
              <td class="org-number">{back}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {outside > 0 && <p class="small soft">{w.lookingOutside(outside)}</p>}
    </>
  );
}
