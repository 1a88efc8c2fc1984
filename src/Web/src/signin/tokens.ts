import { computed, signal } from '@preact/signals';
import { answer, api, bearer, type Schemas } from '../contract/api';
import { Problem } from '../contract/problem';
import { forget, keep, recall } from './vault';

/** Whoever is signed in. */
export interface Visitor {
  id: string;
  campaign: string;
  firstName: string;
}

interface Kept {
  refresh: string;
  visitor: Visitor;
}

const place = 'visitor';
const earlier = 30_000;
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('visitor');

/** The access token lives in this page's memory alone. */
let access: { token: string; until: number } | null = null;
let restored: Promise<void> | null = null;

/** Whoever is signed in; null for nobody, undefined while that is looked up. */
export const visitor = signal<Visitor | null | undefined>(undefined);

/** Whether somebody is signed in. */
export const signedIn = computed(() => Boolean(visitor.value));

const left = new Set<() => void>();

/** Has something forgotten when whoever is signed in leaves, here or in another tab: what they wrote and saw is nobody else's to see. */
export function whenLeft(forgetIt: () => void): void {
  left.add(forgetIt);
}

/** Takes up what the last visit left. */
export function restore(): Promise<void> {
  restored ??= recall<Kept>(place).then(kept => {
    visitor.value = kept?.visitor ?? null;
  });
  return restored;
}

/** Takes up the tokens that a sign-in gave. */
export async function welcome(tokens: Schemas['TokenPair']): Promise<void> {
  await take(tokens);
  others?.postMessage('changed');
}

/** Signs out, here and in every other tab. */
export async function leave(): Promise<void> {
  const kept = await recall<Kept>(place);
  await drop();
  if (kept) await revoke(kept.refresh);
}

/** Forgets who was signed in, where the service has forgotten them already. */
export async function drop(): Promise<void> {
  await end();
  for (const one of left) one();
  others?.postMessage('left');
}

async function end(): Promise<void> {
  access = null;
  await forget(place);
  visitor.value = null;
}

const revoke = (refreshToken: string): Promise<unknown> =>
  answer(api.POST('/v1/tokens:revoke', { body: { refreshToken } })).catch(() => undefined);

bearer.token = async () => {
  await restore();
  if (!visitor.value) return null;
  if (access && access.until - earlier > Date.now()) return access.token;
  // A refresh token is good once: of several tabs only one at a time shows it.
  return navigator.locks ? navigator.locks.request('tokens', renew) : renew();
};

bearer.refused = () => {
  access = null;
};

others?.addEventListener('message', ({ data }) => {
  access = null;
  restored = null;
  if (data === 'left') for (const one of left) one();
  void restore();
});

async function renew(): Promise<string | null> {
  if (access && access.until - earlier > Date.now()) return access.token;
  const kept = await recall<Kept>(place);
  if (!kept) {
    visitor.value = null;
    return null;
  }
  try {
    const tokens = await answer(api.POST('/v1/tokens:refresh', { body: { refreshToken: kept.refresh } }));
    // Whoever has left meanwhile, or is somebody else now, stays so.
    if ((await recall<Kept>(place))?.refresh === kept.refresh) return await take(tokens);
    await revoke(tokens.refreshToken);
    return access?.token ?? null;
  } catch (thrown) {
    // Away for a while is not signed out, nor is who meets another's page on the way. What they have written stays.
    if (!(thrown instanceof Problem) || thrown.reason === 'INTERNAL' || thrown.passes) throw thrown;
    await end();
    others?.postMessage('changed');
    return null;
  }
}

async function take(tokens: Schemas['TokenPair']): Promise<string> {
  const who = { id: tokens.person, campaign: tokens.campaign, firstName: tokens.firstName };
  await keep(place, { refresh: tokens.refreshToken, visitor: who } satisfies Kept);
  access = { token: tokens.accessToken, until: Date.parse(tokens.expireTime ?? '') };
  if (visitor.value?.id !== who.id || visitor.value.firstName !== who.firstName) visitor.value = who;
  return access.token;
}
