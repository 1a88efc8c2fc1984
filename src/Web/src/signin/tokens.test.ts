import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const kept = { refresh: 'first', visitor: { id: 'ann', campaign: 'demo', firstName: 'Ann' } };
const pair = (refreshToken: string) => ({
  person: 'ann',
  campaign: 'demo',
  firstName: 'Ann',
  accessToken: `access of ${refreshToken}`,
  refreshToken,
  expireTime: new Date(Date.now() + 600_000).toISOString(),
});
const revoked: string[] = [];
let refresh: () => Promise<Response>;

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('location', { origin: 'https://example.org', pathname: '/', hash: '', search: '' });
  vi.stubGlobal('document', { querySelector: () => null, documentElement: {} });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.url.endsWith('/v1/tokens:refresh')) return refresh();
    revoked.push(((await request.json()) as { refreshToken: string }).refreshToken);
    return Response.json({});
  });
  revoked.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

/** The module anew, as a page that is just loaded has it, with somebody signed in. */
async function signedIn() {
  const { keep } = await import('./vault');
  await keep('visitor', kept);
  const tokens = await import('./tokens');
  const { bearer } = await import('../contract/api');
  await tokens.restore();
  return { tokens, bearer, recall: (await import('./vault')).recall };
}

it('does not sign in again whoever leaves while their token is renewed', async () => {
  let renewed = (_: Response) => {};
  refresh = () => new Promise(resolve => (renewed = resolve));
  const { tokens, bearer, recall } = await signedIn();
  const asked = bearer.token();
  await vi.waitFor(() => expect(renewed.length).toBe(1));
  await tokens.leave();
  renewed(Response.json(pair('second')));
  expect(await asked).toBeNull();
  expect([tokens.visitor.value, await recall('visitor')]).toEqual([null, null]);
  expect(revoked).toEqual(['first', 'second']);
});

it.each([
  ['an answer that is not the service’s', () => new Response('<html>Sign in to the station</html>', { status: 403 })],
  ['a page in place of an answer', () => new Response('<html>Sign in to the station</html>')],
  ['too many calls', () => Response.json({ reason: 'RATE_LIMITED' }, { status: 429 })],
])('signs nobody out by %s', async (_, told) => {
  refresh = async () => told();
  const { tokens, bearer } = await signedIn();
  await expect(bearer.token()).rejects.toThrow();
  expect(tokens.visitor.value?.id).toBe('ann');
});

it('signs out whose sign-in the service has ended, and leaves what they have written', async () => {
  refresh = async () => Response.json({ reason: 'UNAUTHENTICATED' }, { status: 401 });
  const { tokens, bearer } = await signedIn();
  let left = 0;
  tokens.whenLeft(() => left++);
  expect(await bearer.token()).toBeNull();
  expect([tokens.visitor.value, left]).toEqual([null, 0]);
  await tokens.drop();
  expect(left).toBe(1);
});
