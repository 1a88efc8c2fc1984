import createClient, { type Middleware } from 'openapi-fetch';
import { within } from './deadline';
import { Problem } from './problem';
import type { components, paths } from './schema.gen';

/** What the contract names. */
export type Schemas = components['schemas'];
export type Seat = Schemas['NearestMarginal'];
export type Session = Schemas['Session'];
export type SignUp = Schemas['SignUp'];
export type LiftRequest = Schemas['LiftRequest'];
export type LiftOffer = Schemas['LiftOffer'];
export type LiftMatch = Schemas['LiftMatch'];
export type Booking = Schemas['Booking'];
export type Place = Schemas['Place'];

/** Gives the bearer token of whoever is signed in, and hears where it is of no use. Set by signin/tokens, which needs this client itself. */
export const bearer = {
  token: async (): Promise<string | null> => null,
  refused: (): void => undefined,
};

const signs: Middleware = {
  async onRequest({ request, schemaPath }) {
    // Those routes are how one comes to a token, and would wait for themselves.
    if (schemaPath.startsWith('/v1/tokens') || schemaPath.startsWith('/v1/signIns')) return undefined;
    const token = await bearer.token();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
    return request;
  },
  onResponse({ response, request }) {
    if (response.status === 401 && request.headers.has('authorization')) bearer.refused();
  },
};

// Longer than the service itself gives any call: who waits so long waits for a line that is dead.
const patience = 60_000;

/** The public REST API, typed by its OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  fetch: request => fetch(request, { signal: within(patience, request.signal) }),
});
api.use(signs);

/** What a call answers; throws a Problem where it fails. */
export async function answer<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  let result: Awaited<typeof call>;
  try {
    result = await call;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw Problem.from(thrown);
  }
  if (!result.response.ok) throw Problem.of(result.response, result.error);
  return result.data as Data;
}

/** A new id for a call that must not happen twice, however often it is sent. */
export const requestId = (): string => crypto.randomUUID();
