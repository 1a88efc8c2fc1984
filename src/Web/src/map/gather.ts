import type { MapPoint } from './points';

/** A place on the screen, in CSS pixels. */
interface Spot {
  x: number;
  y: number;
}

/** As far apart as signs must be to be told from each other. */
const apart = 30;

/**
 * Counted points whose signs would lie on one another at the present scale, as one each: it stands where most are counted, adds the others to it, and has everybody's words.
 * What is not counted is left as it is.
 */
export function gather(points: readonly MapPoint[], spotOf: (at: MapPoint['at']) => Spot): MapPoint[] {
  const signs: { point: MapPoint; spot: Spot; count: number; words: string[] }[] = [];
  const counted = points.filter(point => point.count !== undefined);
  for (const point of counted.sort((one, other) => (other.count ?? 0) - (one.count ?? 0))) {
    const [spot, count] = [spotOf(point.at), point.count ?? 0];
    const near = signs.find(sign => Math.hypot(sign.spot.x - spot.x, sign.spot.y - spot.y) < apart);
    if (near) {
      near.count += count;
      near.words.push(point.words);
    } else signs.push({ point, spot, count, words: [point.words] });
  }
  return [
    ...points.filter(point => point.count === undefined),
    ...signs.map(({ point, count, words }) => ({ ...point, count, sign: `${count}`, words: words.join(', ') })),
  ];
}
