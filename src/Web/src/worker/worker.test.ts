import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Listener = (event: Record<string, unknown>) => void;
const listeners = new Map<string, Listener>();
const shelf = new Map<string, Response>();
let full = false;
let network: (request: Request | string) => Promise<Response>;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers();
  listeners.clear();
  shelf.clear();
  full = false;
  vi.stubGlobal('SHELL', []);
  vi.stubGlobal('SHELL_NAME', 'shell');
  vi.stubGlobal('self', {
    addEventListener: (what: string, how: Listener) => listeners.set(what, how),
    location: { origin: 'https://here' },
  });
  const key = (what: Request | string) => new URL(typeof what === 'string' ? what : what.url, 'https://here').pathname;
  const cache = {
    match: async (what: Request | string) => shelf.get(key(what)),
    put: async (what: Request | string, answer: Response) => {
      if (full) throw new DOMException('', 'QuotaExceededError');
      shelf.set(key(what), answer);
    },
    keys: async () => [],
  };
  vi.stubGlobal('caches', { open: async () => cache, keys: async () => [] });
  vi.stubGlobal('fetch', (request: Request | string) => network(request));
  await import('./worker');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What the worker answers with, and what it goes on with. */
function ask(path: string, mode = 'no-cors'): Promise<string> {
  let answered: Promise<Response> | undefined;
  const event = {
    request: { url: `https://here${path}`, method: 'GET', mode },
    respondWith: (answer: Promise<Response>) => (answered = answer),
    waitUntil: () => undefined,
  };
  listeners.get('fetch')?.(event);
  return answered?.then(answer => answer.text()) ?? Promise.resolve('passed on');
}

it('answers also where nothing more can be kept', async () => {
  full = true;
  network = async () => new Response('of the server', { headers: { 'cache-control': 'public' } });
  expect(await ask('/assets/map.js')).toBe('of the server');
  expect(await ask('/v1/seats/E14000001')).toBe('of the server');
});

it('opens the page that was kept where the line brings nothing', async () => {
  shelf.set('/', new Response('kept'));
  network = () => new Promise(() => undefined);
  const opened = ask('/mine', 'navigate');
  await vi.advanceTimersByTimeAsync(4000);
  expect(await opened).toBe('kept');
});

it('waits for the server’s page where none was kept', async () => {
  let come = (_: Response) => {};
  network = () => new Promise(resolve => (come = resolve));
  const opened = ask('/mine', 'navigate');
  await vi.advanceTimersByTimeAsync(10_000);
  come(new Response('of the server'));
  expect(await opened).toBe('of the server');
});

it('leaves the service’s answers about people alone', async () => {
  network = async () => new Response('never asked by the worker');
  for (const path of ['/v1/bookings', '/v1/people/me', '/v1/seats:nearestMarginals?place=NW3', '/openapi.json'])
    expect(await ask(path)).toBe('passed on');
  expect(await ask('/docs', 'navigate')).toBe('passed on');
});
