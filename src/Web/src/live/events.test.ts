import { afterEach, expect, it, vi } from 'vitest';
import { bearer } from '../contract/api';
import { EventParser, type StreamEvent, watchOffer } from './events';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

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

it('shows a token that was refused no second time, hangs up where nothing is heard, and calls again more and more seldom', async () => {
  vi.useFakeTimers();
  const calls: number[] = [];
  const began = Date.now();
  let refused = 0;
  bearer.refused = () => void refused++;
  const silent = (signal: AbortSignal) =>
    new Response(
      new ReadableStream({
        start(line) {
          line.enqueue(new TextEncoder().encode('event: SNAPSHOT\ndata: {}\n\n'));
          signal.addEventListener('abort', () => line.error(signal.reason));
        },
      }),
    );
  vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
    calls.push((Date.now() - began) / 1000);
    if (calls.length === 1) return new Response('', { status: 401 });
    return calls.length === 4 ? silent(signal) : new Response('', { status: 503 });
  });
  const told: StreamEvent[] = [];
  const end = watchOffer('1', event => told.push(event));
  await vi.advanceTimersByTimeAsync(14_000);
  expect([calls, refused, told.length]).toEqual([[0, 2, 6, 14], 1, 1]);
  // Ninety seconds of silence, and two until it calls again.
  await vi.advanceTimersByTimeAsync(92_000);
  expect(calls.at(-1)).toBe(106);
  end();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(calls.length).toBe(5);
});
