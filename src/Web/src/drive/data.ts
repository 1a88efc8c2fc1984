import { answer, api, type Booking, type LiftOffer } from '../contract/api';
import { closed, type SessionAt, sessionOf } from '../sessions/data';

/** An offer with what it is for and who rides, or asks to. */
export interface Journey extends SessionAt {
  offer: LiftOffer;
  bookings: readonly Booking[];
}

const most = 1000;

/** The reader's own offers, the next one first; those that are over or called off stand last. */
export async function myJourneys(now: Date): Promise<Journey[]> {
  const [{ liftOffers }, { bookings }] = await Promise.all([
    answer(api.GET('/v1/liftOffers', { params: { query: { pageSize: 50 } } })),
    answer(api.GET('/v1/bookings', { params: { query: { pageSize: most } } })),
  ]);
  const sessions = new Map<string, Promise<SessionAt>>();
  for (const { session } of liftOffers) if (!sessions.has(session)) sessions.set(session, sessionOf(session));
  const all = await Promise.all(
    liftOffers.map(async offer => ({
      offer,
      ...((await sessions.get(offer.session)) as SessionAt),
      bookings: bookings.filter(one => one.driving && one.liftOffer === offer.id),
    })),
  );
  const order = (one: Journey): number => Date.parse(one.session.from);
  return [
    ...all.filter(one => toCome(one, now)).sort((one, other) => order(one) - order(other)),
    ...all.filter(one => !toCome(one, now)).sort((one, other) => order(other) - order(one)),
  ];
}

/** Whether it is still driven. */
export const toCome = ({ offer, session }: Journey, now: Date): boolean => offer.state === 'ACTIVE' && !closed(session, now);

/** One offer of the reader's, with every booking of it, those that have ended too. */
export async function journeyOf(liftOffer: string): Promise<Journey> {
  const [offer, { bookings }] = await Promise.all([
    answer(api.GET('/v1/liftOffers/{liftOffer}', { params: { path: { liftOffer } } })),
    answer(api.GET('/v1/bookings', { params: { query: { liftOffer, showEnded: true, pageSize: most } } })),
  ]);
  return { offer, ...(await sessionOf(offer.session)), bookings };
}
