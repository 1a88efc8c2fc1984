import { answer, api, type Booking, type LiftMatch, type LiftRequest, requestId } from '../contract/api';
import { words } from './words';

/** What the reader has asked for at a session. */
export interface Rides {
  request: LiftRequest | null;
  bookings: readonly Booking[];
  /** Id of the reader's own offer to the session; empty where they do not drive there. */
  drives: string;
}

/** Whether a booking still lives. */
export const lives = (booking: Booking): boolean => booking.state === 'REQUESTED' || booking.state === 'ACCEPTED';

/** The reader's open wish for a lift to a session, and its bookings, newest first. */
export async function ridesTo(session: string): Promise<Rides> {
  const [{ liftRequests }, { liftOffers }] = await Promise.all([
    answer(api.GET('/v1/liftRequests', { params: { query: { pageSize: 1000 } } })),
    answer(api.GET('/v1/liftOffers', { params: { query: { pageSize: 1000 } } })),
  ]);
  const drives = liftOffers.find(one => one.session === session && one.state === 'ACTIVE' && !one.coachStops?.length)?.id ?? '';
  const request = liftRequests.find(one => one.session === session && one.state === 'OPEN') ?? null;
  if (!request) return { request, bookings: [], drives };
  const query = { liftRequest: request.id ?? '', showEnded: true, pageSize: 50 };
  const { bookings } = await answer(api.GET('/v1/bookings', { params: { query } }));
  return { request, bookings, drives };
}

/** The offers of the bookings that live, those first that somebody has yet to answer: not all may be watched. */
export const watchedOf = (bookings: readonly Booking[]): string[] =>
  [...bookings.filter(one => one.state === 'REQUESTED'), ...bookings.filter(one => one.state === 'ACCEPTED')].map(one => one.liftOffer);

/** The last that ended, unless a seat that was asked for later is held. What another car made needless does not count. */
export function lost(bookings: readonly Booking[]): Booking | undefined {
  const [last] = bookings.filter(one => !lives(one) && one.endedBy !== 'RIVAL' && one.state !== 'COMPLETED');
  const held = bookings.some(one => one.state === 'ACCEPTED' && (one.createTime ?? '') > (last?.createTime ?? ''));
  return held ? undefined : last;
}

/** Where a booking is in its life, and what ended it, in words. */
export function stateOf(booking: Booking): string {
  const w = words();
  const name = booking.driverName ?? '';
  const ended = booking.state === 'CANCELLED' ? w.endedBy[booking.endedBy ?? 'UNSPECIFIED'] : undefined;
  const phrase = ended || w.state[booking.state ?? 'UNSPECIFIED'];
  return typeof phrase === 'string' ? phrase : phrase(name);
}

/** Whether the request wants a leg that no living booking serves or asks for. */
export function needsMore({ request, bookings }: Pick<Rides, 'request' | 'bookings'>): boolean {
  if (!request) return false;
  const wanted = request.legs === 'OUTWARD' || request.legs === 'RETURN' ? [request.legs] : ['OUTWARD', 'RETURN'];
  const served = bookings.filter(one => one.state === 'ACCEPTED').flatMap(one => one.journeys?.map(leg => leg.direction) ?? []);
  return wanted.some(leg => !served.includes(leg as 'OUTWARD' | 'RETURN'));
}

/** Lifts sorted by what they serve. */
export function sorted(matches: readonly LiftMatch[], wanted: LiftRequest['legs']) {
  const serves = (match: LiftMatch, direction: 'OUTWARD' | 'RETURN') => match.legs.some(leg => leg.direction === direction);
  const one = wanted === 'OUTWARD' || wanted === 'RETURN';
  return {
    whole: matches.filter(match => one || match.legs.length === 2),
    there: one ? [] : matches.filter(match => match.legs.length === 1 && serves(match, 'OUTWARD')),
    back: one ? [] : matches.filter(match => match.legs.length === 1 && serves(match, 'RETURN')),
  };
}

/** Asks one car, or two. */
export const book = (id: string, request: string, offer: string, returnOffer?: string): Promise<Booking> =>
  answer(
    api.POST('/v1/bookings', {
      params: { query: { requestId: id } },
      body: { liftOffer: offer, liftRequest: request, ...(returnOffer ? { returnLiftOffer: returnOffer } : {}) },
    }),
  );

/** Says yes, says no, or calls off. */
export function say(what: 'accept' | 'decline' | 'cancel', booking: string): Promise<Booking> {
  const call = { params: { path: { booking } }, body: { requestId: requestId() } };
  if (what === 'accept') return answer(api.POST('/v1/bookings/{booking}:accept', call));
  return answer(what === 'decline' ? api.POST('/v1/bookings/{booking}:decline', call) : api.POST('/v1/bookings/{booking}:cancel', call));
}
