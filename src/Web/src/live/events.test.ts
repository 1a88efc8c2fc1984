import { expect, it } from 'vitest';
import { EventParser } from './events';

const stream =
  'retry: 2000\n\nid: 1\nevent: SNAPSHOT\ndata: {"a":1}\n\n: alive\nid: 2\n\nid: 3\nevent: BOOKING_ACCEPTED\ndata: {"a":2}\n\n';

it.each([1, 3, 7, 1000])('reads events however they are cut: every %d letters', size => {
  const parser = new EventParser();
  const told = Array.from({ length: Math.ceil(stream.length / size) }, (_, at) => [
    ...parser.read(stream.slice(at * size, (at + 1) * size)),
  ]).flat();
  expect(told).toEqual([
    { kind: 'SNAPSHOT', data: { a: 1 } },
    { kind: 'BOOKING_ACCEPTED', data: { a: 2 } },
  ]);
  expect(parser.lastId).toBe('3');
});

it('keeps the id of a heartbeat, so that it comes back behind it', () => {
  const parser = new EventParser();
  expect([...parser.read(': alive\nid: 9\n\n')]).toEqual([]);
  expect(parser.lastId).toBe('9');
});

it('does not take what a broken stream left for the beginning of the next', () => {
  const parser = new EventParser();
  expect([...parser.read('id: 3\nevent: BOOKING_ACCEPTED\ndata: {"a":')]).toEqual([]);
  parser.begin();
  expect([...parser.read('retry: 2000\n\nid: 3\nevent: SNAPSHOT\ndata: {"a":1}\n\n')]).toEqual([{ kind: 'SNAPSHOT', data: { a: 1 } }]);
});
