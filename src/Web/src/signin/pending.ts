import { go } from '../app/router';
import { forget, keep, recall } from './vault';

/** A sign-in that was begun: the link of the letter opens in a new tab of the same browser, which must know its secret. */
export interface Pending {
  id: string;
  browser: string;
  email: string;
  /** As it was written at the beginning; empty where nothing was. */
  firstName: string;
  until: number;
}

const name = 'pending';
const back = 'back';

export const keepPending = (pending: Pending): Promise<void> => keep(name, pending);
export const forgetPending = (): Promise<void> => forget(name);

/** The one that was begun last, while it is good. */
export async function pending(): Promise<Pending | null> {
  const kept = await recall<Pending>(name);
  return kept && kept.until > Date.now() ? kept : null;
}

/** A secret of 128 random bits, made for one sign-in. */
export function browserSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Goes to sign in, and comes back to where the reader is. */
export async function signInFirst(): Promise<void> {
  await keep(back, location.pathname + location.search + location.hash);
  go('/sign-in');
}

/** Where the reader was before; the first page where that is not known. */
export async function whereBefore(): Promise<string> {
  const address = await recall<string>(back);
  await forget(back);
  return address?.startsWith('/') && !address.startsWith('//') ? address : '/';
}
