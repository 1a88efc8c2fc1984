import { answer, api, type Booking, type Schemas, type Session, type SignUp } from '../contract/api';
import type { Me } from './organiser';

export type Stranded = Schemas['StrandedPassenger'];
/** A session's figures, all of one moment. */
export type Counted = Schemas['SessionArrivals'];
export type Way = Schemas['SessionArrivals.Way'];

const page = 200;
const mostPages = 10;
// Of so many seats each is asked for by itself; of more, the campaign's sessions are gone through.
const fewSeats = 6;

/** The sessions of whoever organises, in order of start. */
export async function sessionsOf(me: Me, from: Date, until: Date | null): Promise<Session[]> {
  const seats = me.seats ?? [];
  const asked = seats.length > 0 && seats.length <= fewSeats ? seats : [undefined];
  const found = await Promise.all(
    asked.map(seat =>
      all(async pageToken => {
        const query = {
          campaign: me.campaign ?? '',
          from: from.toISOString(),
          ...(until && { until: until.toISOString() }),
          ...(seat && { seat }),
          pageSize: page,
          pageToken,
        };
        const { sessions, nextPageToken } = await answer(api.GET('/v1/sessions', { params: { query } }));
        return [sessions, nextPageToken];
      }),
    ),
  );
  return found
    .flat()
    .filter(session => seats.length === 0 || seats.includes(session.seat ?? ''))
    .sort((one, other) => Date.parse(one.from) - Date.parse(other.from) || (one.id ?? '').localeCompare(other.id ?? ''));
}

/** A session with everybody who has to do with it. */
export interface Whole {
  session: Session;
  arrivals: Counted;
  signUps: SignUp[];
  stranded: Stranded[];
  bookings: Booking[];
}

/** All that its organiser sees of a session. */
export async function whole(id: string): Promise<Whole> {
  const path = { session: id };
  const [session, arrivals, signUps, stranded, bookings] = await Promise.all([
    answer(api.GET('/v1/sessions/{session}', { params: { path } })),
    answer(api.GET('/v1/sessions/{session}/arrivals', { params: { path } })),
    all<SignUp>(async pageToken => {
      const { signUps, nextPageToken } = await answer(
        api.GET('/v1/sessions/{session}/signUps', { params: { path, query: { pageSize: page, pageToken } } }),
      );
      return [signUps, nextPageToken];
    }),
    all<Stranded>(async pageToken => {
      const { strandedPassengers, nextPageToken } = await answer(
        api.GET('/v1/sessions/{session}/strandedPassengers', { params: { path, query: { pageSize: page, pageToken } } }),
      );
      return [strandedPassengers, nextPageToken];
    }),
    agreed(id),
  ]);
  return { session, arrivals, signUps, stranded, bookings };
}

/** The lifts to a session that are agreed. */
export async function agreed(session: string): Promise<Booking[]> {
  const live = await all<Booking>(async pageToken => {
    const { bookings, nextPageToken } = await answer(
      api.GET('/v1/bookings', { params: { query: { session, pageSize: page, pageToken } } }),
    );
    return [bookings, nextPageToken];
  });
  return live.filter(booking => booking.state === 'ACCEPTED');
}

/** Every row of a list, page by page, up to a bound. */
export async function all<Row>(ask: (pageToken: string) => Promise<[readonly Row[], string | undefined]>): Promise<Row[]> {
  const rows: Row[] = [];
  let token = '';
  for (let count = 0; count < mostPages; count++) {
    const [more, next] = await ask(token);
    rows.push(...more);
    if (!next) break;
    token = next;
  }
  return rows;
}
