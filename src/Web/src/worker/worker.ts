/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;

/** Every file of the client but the map's, which is kept once it was shown, and a name for just these; written in by the build (build/worker.js), so that another build is another worker. */
declare const SHELL: readonly string[];
declare const SHELL_NAME: string;

/** The page of every view: what the address says is read by its scripts. */
const page = '/';
const figures = 'figures';
const mostFigures = 300;

self.addEventListener('install', event => event.waitUntil(keepShell()));
// Pages that are open go on with the worker that they began with, and with its files.
self.addEventListener('activate', event => event.waitUntil(dropOthers().then(() => self.clients.claim())));
self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!/^\/(docs|v1)(\/|$)/.test(pathname)) event.respondWith(fetch(request).catch(() => fromShell(page)));
  } else if (pathname.startsWith('/assets/')) event.respondWith(fromShell(request));
  else if (/^\/v1\/(tiles|seats)\//.test(pathname)) event.respondWith(figure(request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL_NAME);
  await cache.addAll([page, ...SHELL].map(path => new Request(path, { cache: 'no-cache' })));
}

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== SHELL_NAME && name !== figures) await caches.delete(name);
}

/** What was kept; else the server's, which is kept where it never changes: the map's files, when it is first shown. */
async function fromShell(request: Request | string): Promise<Response> {
  const cache = await caches.open(SHELL_NAME);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && typeof request !== 'string') await cache.put(request, answer.clone());
  return answer;
}

/** What is the same for everybody, as the service says by "public": the newest, or what was last seen. Nothing about a person is ever kept here, nor where anybody asked from. */
async function figure(request: Request): Promise<Response> {
  const cache = await caches.open(figures);
  try {
    const answer = await fetch(request);
    if (answer.ok && /\bpublic\b/.test(answer.headers.get('cache-control') ?? '')) {
      await cache.put(request.url, answer.clone());
      const urls = await cache.keys();
      for (const oldest of urls.slice(0, Math.max(0, urls.length - mostFigures))) await cache.delete(oldest);
    }
    return answer;
  } catch (thrown) {
    const kept = await cache.match(request.url, { ignoreVary: true });
    if (kept) return kept;
    throw thrown;
  }
}
