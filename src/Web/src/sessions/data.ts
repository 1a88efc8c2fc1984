import { answer, api, type Session } from '../contract/api';
import { day, span } from '../words/calendar';
import { common } from '../words/common';

/** A session and the name of its seat. */
export interface SessionAt {
  session: Session;
  seat: string;
}

/** A session and the name of its seat. */
export async function sessionOf(id: string): Promise<SessionAt> {
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

/** "Canvassing in Hendon". */
export function titleOf({ kind }: Pick<Session, 'kind'>, seat: string): string {
  const w = common();
  return w.session(w.kinds[kind], seat);
}

/** When a session starts and ends. */
export const hoursOf = (session: Pick<Session, 'from' | 'until'>): [Date, Date] => [new Date(session.from), new Date(session.until)];

/** "Saturday 28 March, 10:00–13:00". */
export function whenOf(session: Pick<Session, 'from' | 'until'>): string {
  const [from, until] = hoursOf(session);
  return `${day(from)}, ${span(from, until)}`;
}

/** Whether a session is over, or does not take place. */
export const closed = (session: Pick<Session, 'state' | 'until'>, now = new Date()): boolean =>
  session.state === 'CANCELLED' || new Date(session.until) < now;
