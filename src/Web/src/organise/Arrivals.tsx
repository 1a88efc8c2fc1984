import type { Arrivals as Ways } from './ways';
import { words } from './words';

/** How those who have signed up come. */
export function Arrivals({ ways, stranded }: { ways: Ways; stranded: number }) {
  const w = words();
  const rows = [
    [w.arrivals.cars, ways.inCars, ways.cars > 0 ? w.inCars(ways.cars) : ''],
    [w.arrivals.coaches, ways.inCoaches, ways.coaches > 0 ? w.inCoaches(ways.coaches) : ''],
    [w.arrivals.ownWay, ways.ownWay, stranded > 0 ? w.someAsk : ''],
  ] as const;
  return (
    <table class="org-arrivals">
      <caption>{w.arrivals.title}</caption>
      <tbody>
        {rows.map(([name, count, how]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="org-number">{count}</td>
            <td class="soft small">{how}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
