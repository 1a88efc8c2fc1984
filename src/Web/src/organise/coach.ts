import { type Signal, signal } from '@preact/signals';
import { answer, api, type LiftOffer, type Session } from '../contract/api';
import { dateIn, instant, later, time } from '../words/calendar';
import { words } from './coachWords';

/** A stop while it is written. */
export interface StopDraft {
  key: number;
  place: Signal<string>;
  name: Signal<string>;
  departs: Signal<string>;
  returns: Signal<string>;
  stepFree: Signal<boolean>;
  /** What is said where it is not step-free: that it is not, or that nobody knows. */
  otherwise: 'NO' | 'UNKNOWN';
}

/** A coach while it is written: its times are those that London's clocks show on the session's day. */
export interface CoachDraft {
  seats: Signal<string>;
  legs: Signal<'BOTH' | 'OUTWARD' | 'RETURN'>;
  arrives: Signal<string>;
  leaves: Signal<string>;
  note: Signal<string>;
  stops: Signal<readonly StopDraft[]>;
}

const minutes = 60_000;
let made = 0;

/** A stop of which nothing is written yet. */
export const emptyStop = (): StopDraft => ({
  key: made++,
  place: signal(''),
  name: signal(''),
  departs: signal(''),
  returns: signal(''),
  stepFree: signal(false),
  otherwise: 'UNKNOWN',
});

/** What a coach to a session begins with: there ten minutes before it starts, back when it ends. */
export const coachTo = (session: Session): CoachDraft => ({
  seats: signal('49'),
  legs: signal('BOTH'),
  arrives: signal(time(new Date(Date.parse(session.from) - 10 * minutes))),
  leaves: signal(time(new Date(session.until))),
  note: signal(''),
  stops: signal([emptyStop()]),
});

/** A coach that runs, to be changed: its seats are those of the way that has more of them, since both are written as one. */
export const draftOf = (offer: LiftOffer): CoachDraft => ({
  seats: signal(String(Math.max(offer.outwardSeats ?? 0, offer.returnSeats ?? 0))),
  legs: signal(offer.legs === 'OUTWARD' || offer.legs === 'RETURN' ? offer.legs : 'BOTH'),
  arrives: signal(clockOf(offer.latestArrival)),
  leaves: signal(clockOf(offer.returnDeparture)),
  note: signal(offer.note ?? ''),
  stops: signal(
    (offer.coachStops ?? []).map(stop => ({
      ...emptyStop(),
      place: signal(stop.place),
      name: signal(stop.name ?? ''),
      departs: signal(clockOf(stop.departureTime)),
      returns: signal(clockOf(stop.returnTime)),
      stepFree: signal(stop.stepFree === 'YES'),
      otherwise: stop.stepFree === 'NO' ? ('NO' as const) : ('UNKNOWN' as const),
    })),
  ),
});

const clockOf = (at: string | undefined): string => (at ? time(new Date(at)) : '');

/** The fields in which two coaches differ, as a mask names them. */
export const differing = (before: LiftOffer, after: LiftOffer): string[] =>
  ([...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof LiftOffer)[]).filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/** What is not whole yet, by the name of its field. */
export function coachFaults({ seats, legs, arrives, leaves, stops }: CoachDraft): Record<string, string> {
  const w = words().missing;
  const faults: Record<string, string> = {};
  const count = Number(seats.value);
  if (!(Number.isInteger(count) && count >= 9 && count <= 80)) faults.seats = w.seats;
  if (legs.value !== 'RETURN' && !arrives.value) faults.latestArrival = w.time;
  if (legs.value !== 'OUTWARD' && !leaves.value) faults.returnDeparture = w.time;
  stops.value.forEach((stop, at) => {
    if (!stop.place.value.trim()) faults[`coachStops[${at}].place`] = w.place;
    const timed = (legs.value !== 'RETURN' && stop.departs.value) || (legs.value !== 'OUTWARD' && stop.returns.value);
    if (!timed) faults[`coachStops[${at}].${legs.value === 'RETURN' ? 'returnTime' : 'departureTime'}`] = w.time;
  });
  return faults;
}

/** The offer that a draft makes. A time on the way back that is before the session's end is on the day after, as is one on the way there that is after its arrival on the day before. */
export function coachOf(draft: CoachDraft, session: Session): LiftOffer {
  const date = dateIn(new Date(session.from));
  const home = dateIn(new Date(session.until));
  const [there, back] = [draft.legs.value !== 'RETURN', draft.legs.value !== 'OUTWARD'];
  const out = (clock: string) => instant(clock > draft.arrives.value ? later(date, -1) : date, clock).toISOString();
  const onward = (clock: string) => instant(clock < draft.leaves.value ? later(home, 1) : home, clock).toISOString();
  const seats = Number(draft.seats.value);
  return {
    session: session.id ?? '',
    legs: draft.legs.value,
    ...(there && { outwardSeats: seats, latestArrival: instant(date, draft.arrives.value).toISOString() }),
    ...(back && { returnSeats: seats, returnDeparture: instant(home, draft.leaves.value).toISOString() }),
    note: draft.note.value.trim(),
    coachStops: draft.stops.value.map(stop => ({
      place: stop.place.value.trim(),
      name: stop.name.value.trim(),
      ...(there && stop.departs.value && { departureTime: out(stop.departs.value) }),
      ...(back && stop.returns.value && { returnTime: onward(stop.returns.value) }),
      stepFree: stop.stepFree.value ? ('YES' as const) : stop.otherwise,
    })),
  };
}

/** The coaches that the reader runs to a session. */
export async function coachesTo(session: string): Promise<LiftOffer[]> {
  const { liftOffers } = await answer(api.GET('/v1/liftOffers', { params: { query: { pageSize: 1000 } } }));
  return liftOffers.filter(one => one.session === session && one.state === 'ACTIVE' && (one.coachStops ?? []).length > 0);
}
