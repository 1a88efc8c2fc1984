import { type Signal, signal } from '@preact/signals';
import type { LiftOffer, Schemas, Session } from '../contract/api';
import { whenLeft } from '../signin/tokens';
import { dateIn, instant, time } from '../words/calendar';
import { seconds } from '../words/measures';

type Way = 'BOTH' | 'OUTWARD' | 'RETURN';

/** What a driver writes before it is sent. It outlives the view, so that nothing is lost by signing in, or by a call that fails. */
export interface Draft {
  place: Signal<string>;
  seats: Signal<string>;
  legs: Signal<Way>;
  company: Signal<string>;
  detour: Signal<string>;
  womenOnly: Signal<boolean>;
  wheelchairSpace: Signal<boolean>;
  childSeat: Signal<boolean>;
  meetingPointsOnly: Signal<boolean>;
  instant: Signal<boolean>;
  cost: Signal<Schemas['LiftCost']>;
  car: Signal<string>;
  plate: Signal<string>;
  note: Signal<string>;
  /** Times of the session's day, as London's clocks show them; empty where the service is to say. */
  earliestDeparture: Signal<string>;
  latestArrival: Signal<string>;
  returnDeparture: Signal<string>;
  latestReturn: Signal<string>;
  /** Whether it is offered every week, until when, and between which hours. */
  repeats: Signal<boolean>;
  repeatUntil: Signal<string>;
  dayFrom: Signal<string>;
  dayUntil: Signal<string>;
}

/** Detours that can be chosen, in minutes. */
export const detours = ['10', '15', '20', '30', '45'] as const;

const clock = (at: string | undefined): string => (at ? time(new Date(at)) : '');

/** What is offered where the driver says nothing else. */
export const emptyDraft = (): Draft => draftOf({ session: '' } as LiftOffer);

/** An offer, to be changed. */
export function draftOf(offer: LiftOffer): Draft {
  return {
    place: signal(offer.originPlace ?? ''),
    seats: signal(`${offer.outwardSeats || offer.returnSeats || 3}`),
    legs: signal(offer.legs === 'OUTWARD' || offer.legs === 'RETURN' ? offer.legs : 'BOTH'),
    company: signal(`${offer.company ?? 0}`),
    detour: signal(offer.maxDetour ? `${Math.round(seconds(offer.maxDetour) / 60)}` : '15'),
    womenOnly: signal(offer.womenOnly ?? false),
    wheelchairSpace: signal(offer.wheelchairSpace ?? false),
    childSeat: signal(offer.childSeat ?? false),
    meetingPointsOnly: signal(offer.meetingPointsOnly ?? false),
    instant: signal(offer.instant ?? false),
    cost: signal(offer.cost === 'SHARED_FUEL' ? 'SHARED_FUEL' : 'NONE'),
    car: signal(offer.car ?? ''),
    plate: signal(offer.plate ?? ''),
    note: signal(offer.note ?? ''),
    earliestDeparture: signal(clock(offer.earliestDeparture)),
    latestArrival: signal(clock(offer.latestArrival)),
    returnDeparture: signal(clock(offer.returnDeparture)),
    latestReturn: signal(clock(offer.latestReturn)),
    repeats: signal(false),
    repeatUntil: signal(''),
    dayFrom: signal(''),
    dayUntil: signal(''),
  };
}

/** What a draft says of the car and its seats, whichever day it drives. */
export function termsOf(draft: Draft) {
  const seats = Number(draft.seats.value);
  return {
    originPlace: draft.place.value.trim(),
    legs: draft.legs.value,
    ...(draft.legs.value === 'RETURN' ? {} : { outwardSeats: seats }),
    ...(draft.legs.value === 'OUTWARD' ? {} : { returnSeats: seats }),
    company: Number(draft.company.value),
    maxDetour: `${Number(draft.detour.value) * 60}s`,
    womenOnly: draft.womenOnly.value,
    wheelchairSpace: draft.wheelchairSpace.value,
    childSeat: draft.childSeat.value,
    meetingPointsOnly: draft.meetingPointsOnly.value,
    instant: draft.instant.value,
    cost: draft.cost.value,
    car: draft.car.value.trim(),
    plate: draft.plate.value.trim(),
    note: draft.note.value.trim(),
  };
}

/** The offer that a draft makes to a session. */
export function offerOf(draft: Draft, session: Pick<Session, 'id' | 'from'>): LiftOffer {
  const date = dateIn(new Date(session.from));
  const at = (clock: Signal<string>) => (clock.value ? instant(date, clock.value).toISOString() : undefined);
  return {
    session: session.id ?? '',
    ...termsOf(draft),
    earliestDeparture: at(draft.earliestDeparture),
    latestArrival: at(draft.latestArrival),
    returnDeparture: at(draft.returnDeparture),
    latestReturn: at(draft.latestReturn),
  } as LiftOffer;
}

/** What is being written now; null for nothing. */
export const written: { draft: Draft | null } = { draft: null };
whenLeft(() => {
  written.draft = null;
});
