import { expect, it } from 'vitest';
import { gather } from './gather';
import type { MapPoint } from './points';

const point = (id: string, longitude: number, count?: number): MapPoint => ({
  id,
  at: { latitude: 51, longitude },
  sign: `${count ?? '★'}`,
  words: id,
  ...(count !== undefined && { count }),
});

const scaled =
  (pixels: number) =>
  ({ longitude, latitude }: MapPoint['at']) => ({ x: longitude * pixels, y: latitude * pixels });

const told = (points: MapPoint[]) => points.map(({ id, sign, words }) => [id, sign, words]);

it('adds up what would lie on one another, where most are', () => {
  const points = [point('a', 0, 3), point('b', 0.2, 8), point('c', 2, 1)];
  expect(told(gather(points, scaled(100)))).toEqual([
    ['b', '11', 'b, a'],
    ['c', '1', 'c'],
  ]);
});

it('tells them apart once there is room', () => {
  const points = [point('a', 0, 3), point('b', 0.2, 8)];
  expect(told(gather(points, scaled(1000)))).toEqual([
    ['b', '8', 'b'],
    ['a', '3', 'a'],
  ]);
});

it('leaves what is not counted where it is', () => {
  const points = [point('home', 0), point('a', 0, 3), point('star', 0)];
  expect(told(gather(points, scaled(1)))).toEqual([
    ['home', '★', 'home'],
    ['star', '★', 'star'],
    ['a', '3', 'a'],
  ]);
});

it('loses nobody, and keeps signs apart, wherever they are', () => {
  const points = Array.from({ length: 200 }, (_, at) => point(`${at}`, (at * 7919) % 101, 1 + (at % 5)));
  const signs = gather(points, scaled(3));
  expect(signs.reduce((sum, sign) => sum + (sign.count ?? 0), 0)).toBe(points.reduce((sum, one) => sum + (one.count ?? 0), 0));
  const along = signs.map(sign => sign.at.longitude * 3).sort((one, other) => one - other);
  for (const [at, x] of along.slice(1).entries()) expect(x - (along[at] ?? 0)).toBeGreaterThanOrEqual(30);
});
