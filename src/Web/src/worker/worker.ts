/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;

/** Every file of the client but the map's, which is kept once it was shown, and a name for just these; written in by the build (build/worker.js), so that another build is another worker. */
declare const SHELL: readonly string[];
declare const SHELL_NAME: string;

/** The page of every view: what the address says is read by its scripts. */
const page = '/';
const figures = 'figures';
const mostFigures = 300;
// A line that is there but brings nothing, as in a train: after so long the page that was kept is opened.
const patience = 4000;

self.addEventListener('install', event => event.waitUntil(keepShell()));
// Pages that are open go on with the worker that they began with, and with its files.
self.addEventListener('activate', event => event.waitUntil(dropOthers().then(() => self.clients.claim())));
self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!/^\/(docs|v1)(\/|$)/.test(pathname)) event.respondWith(pageOf(request));
  } else if (pathname.startsWith('/assets/')) event.respondWith(fromShell(request, event));
  else if (/^\/v1\/(tiles|seats)\//.test(pathname)) event.respondWith(figure(request, event));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL_NAME);
  await cache.addAll([page, ...SHELL].map(path => new Request(path, { cache: 'no-cache' })));
}

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== SHELL_NAME && name !== figures) await caches.delete(name);
}

/** The server's page; the kept one where the server is not reached, or takes too long. */
async function pageOf(request: Request): Promise<Response> {
  const asked = fetch(request);
  const late = new Promise<null>(resolve => setTimeout(resolve, patience, null));
  const answer = await Promise.race([asked, late]).catch(() => null);
  asked.catch(() => undefined);
  return answer ?? (await kept(SHELL_NAME, page)) ?? asked;
}

/** What was kept; else the server's, which is kept where it never changes: the map's files, when it is first shown. */
async function fromShell(request: Request, event: ExtendableEvent): Promise<Response> {
  const known = await kept(SHELL_NAME, request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) event.waitUntil(keep(SHELL_NAME, request, answer.clone()));
  return answer;
}

/** What is the same for everybody, as the service says by "public": the newest, or what was last seen. Nothing about a person is ever kept here, nor where anybody asked from. */
async function figure(request: Request, event: ExtendableEvent): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.ok && /\bpublic\b/.test(answer.headers.get('cache-control') ?? '')) {
      event.waitUntil(keep(figures, request.url, answer.clone()).then(dropOldest));
    }
    return answer;
  } catch (thrown) {
    const known = await kept(figures, request.url);
    if (known) return known;
    throw thrown;
  }
}

async function dropOldest(): Promise<void> {
  const cache = await caches.open(figures);
  const urls = await cache.keys();
  for (const oldest of urls.slice(0, Math.max(0, urls.length - mostFigures))) await cache.delete(oldest);
}

const kept = async (name: string, what: Request | string): Promise<Response | undefined> =>
  (await caches.open(name)).match(what, { ignoreVary: true });

/** Keeps an answer. Where there is no room for it nobody goes without the answer itself. */
async function keep(name: string, what: Request | string, answer: Response): Promise<void> {
  await (await caches.open(name)).put(what, answer).catch(() => undefined);
}
