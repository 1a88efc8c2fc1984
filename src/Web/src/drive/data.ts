import { answer, api, type Booking, type LiftOffer, type Session } from '../contract/api';

/** An offer with what it is for and who rides, or asks to. */
export interface Journey {
  offer: LiftOffer;
  session: Session;
  /** Name of the session's seat. */
  seat: string;
  bookings: readonly Booking[];
}

const most = 1000;

/** The reader's own offers, the next one first; those that are over or called off stand last. */
export async function myJourneys(now: Date): Promise<Journey[]> {
  const [{ liftOffers }, { bookings }] = await Promise.all([
    answer(api.GET('/v1/liftOffers', { params: { query: { pageSize: 50 } } })),
    answer(api.GET('/v1/bookings', { params: { query: { pageSize: most } } })),
  ]);
  const sessions = new Map<string, Promise<Pick<Journey, 'session' | 'seat'>>>();
  for (const { session } of liftOffers) if (!sessions.has(session)) sessions.set(session, sessionOf(session));
  const all = await Promise.all(
    liftOffers.map(async offer => ({
      offer,
      ...((await sessions.get(offer.session)) as Pick<Journey, 'session' | 'seat'>),
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
export const toCome = ({ offer, session }: Journey, now: Date): boolean =>
  offer.state === 'ACTIVE' && session.state !== 'CANCELLED' && Date.parse(session.until) > now.getTime();

/** One offer of the reader's, with every booking of it, those that have ended too. */
export async function journeyOf(liftOffer: string): Promise<Journey> {
  const [offer, { bookings }] = await Promise.all([
    answer(api.GET('/v1/liftOffers/{liftOffer}', { params: { path: { liftOffer } } })),
    answer(api.GET('/v1/bookings', { params: { query: { liftOffer, showEnded: true, pageSize: most } } })),
  ]);
  return { offer, ...(await sessionOf(offer.session)), bookings };
}

/** A session and the name of its seat. */
export async function sessionOf(id: string): Promise<Pick<Journey, 'session' | 'seat'>> {
  const session = await answer(api.GET('/v1/sessions/{session}', { params: { path: { session: id } } }));
  return { session, seat: session.seat ? await seatName(session.seat, session.campaign) : '' };
}

const names = new Map<string, Promise<string>>();

/** Name of a seat, asked for once. */
export function seatName(code: string, campaign: string): Promise<string> {
  const key = `${campaign} ${code}`;
  let name = names.get(key);
  if (!name) {
    name = answer(api.GET('/v1/seats/{code}', { params: { path: { code }, query: { campaign } } })).then(seat => seat.name);
    // What failed is asked again next time.
    name.catch(() => names.delete(key));
    names.set(key, name);
  }
  return name;
}
