import { type Signal, signal } from '@preact/signals';
import type { Place, Session } from '../contract/api';
import { dateIn, instant, later, time } from '../words/calendar';
import { words } from './formWords';

type Kind = Session['kind'];
type Certain = 'YES' | 'NO' | 'UNKNOWN';

/** A session while it is written: every field as the reader sees it. */
export interface Draft {
  date: Signal<string>;
  from: Signal<string>;
  until: Signal<string>;
  remote: Signal<boolean>;
  place: Signal<string>;
  address: Signal<string>;
  seat: Signal<string>;
  kind: Signal<Kind>;
  wanted: Signal<string>;
  maximum: Signal<string>;
  name: Signal<string>;
  bring: Signal<string>;
  stepFree: Signal<Certain>;
}

/** A session's fields, or those that a new one begins with. */
export function draftOf(session: Session | null, firstDay = ''): Draft {
  const stepFree = session?.stepFree;
  return {
    date: signal(session ? dateIn(new Date(session.from)) : firstDay),
    from: signal(session ? time(new Date(session.from)) : '10:00'),
    until: signal(session ? time(new Date(session.until)) : '13:00'),
    remote: signal(session?.remote ?? false),
    place: signal(''),
    address: signal(session?.address ?? ''),
    seat: signal(session?.remote ? (session.seat ?? '') : ''),
    kind: signal(session?.kind ?? 'CANVASS'),
    wanted: signal(String(session?.wanted ?? 20)),
    maximum: signal(String(session?.maximum ?? 40)),
    name: signal(session?.organiserName ?? ''),
    bring: signal(session?.bring ?? ''),
    stepFree: signal(stepFree === 'YES' || stepFree === 'NO' ? stepFree : 'UNKNOWN'),
  };
}

/** What is not whole yet, by field. */
export type Faults = Partial<Record<keyof Draft, string>>;

/** What can be seen to be missing before the service is asked. */
export function faultsOf(draft: Draft, known: boolean): Faults {
  const w = words();
  const faults: Faults = {};
  const count = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);
  const [wanted, maximum] = [count(draft.wanted.value), count(draft.maximum.value)];
  if (!draft.date.value) faults.date = w.dateMissing;
  if (!draft.from.value) faults.from = w.timeMissing;
  if (!draft.until.value) faults.until = w.timeMissing;
  if (wanted === null) faults.wanted = w.number;
  if (maximum === null) faults.maximum = w.number;
  else if (wanted !== null && maximum < wanted) faults.maximum = w.maximumLow;
  if (!known && !draft.remote.value && !draft.place.value.trim()) faults.place = w.placeMissing;
  return faults;
}

/** When it starts and ends, by London's clocks; an end that is not after the start is on the next day. */
export function hoursOf(date: string, from: string, until: string): { from: string; until: string } {
  return { from: instant(date, from).toISOString(), until: instant(until > from ? date : later(date, 1), until).toISOString() };
}

/** What the clocks show alike is the same, so that nothing moves in the hour that comes twice in autumn because it was read and written again. */
const kept = (made: string, was = made): string => {
  const [one, other] = [new Date(made), new Date(was)];
  return dateIn(one) === dateIn(other) && time(one) === time(other) ? was : made;
};

/** The session as it is sent. */
export function sessionOf(draft: Draft, campaign: string, place: Place | null, before: Session | null): Session {
  const remote = draft.remote.value;
  const location = remote ? undefined : (place?.location ?? before?.location);
  const hours = hoursOf(draft.date.value, draft.from.value, draft.until.value);
  const seat = remote || !before ? draft.seat.value : place ? '' : (before.seat ?? '');
  return {
    campaign,
    from: kept(hours.from, before?.from),
    until: kept(hours.until, before?.until),
    seat,
    ...(location && { location }),
    address: draft.address.value.trim(),
    kind: draft.kind.value,
    wanted: Number(draft.wanted.value),
    maximum: Number(draft.maximum.value),
    organiserName: draft.name.value.trim(),
    bring: draft.bring.value.trim(),
    stepFree: draft.stepFree.value,
    remote,
  };
}

const fields = [
  'seat',
  'kind',
  'location',
  'address',
  'from',
  'until',
  'wanted',
  'maximum',
  'organiserName',
  'bring',
  'stepFree',
  'remote',
] as const;

/** The names of the fields that differ, as a mask says them. */
export function changed(before: Session, after: Session): (typeof fields)[number][] {
  return fields.filter(field => {
    const [one, other] = [before[field], after[field]];
    if (field === 'from' || field === 'until') return Date.parse(String(one)) !== Date.parse(String(other));
    return JSON.stringify(one || null) !== JSON.stringify(other || null);
  });
}

/** What a draft changes in the session it was begun from, and the session as it will then be: whatever others changed meanwhile stays, unless it was written over. */
export function changeBy(draft: Draft, place: Place | null, before: Session, now: Session): { after: Session; mask: string[] } {
  const written = sessionOf(draft, before.campaign, place, before);
  const mask = changed(before, written);
  const { location, ...others } = { ...now, ...Object.fromEntries(mask.map(field => [field, written[field]])) };
  return { after: { ...others, ...(location && { location }) }, mask };
}

/** Whether a change moves people: another time or another place. */
export const moves = (mask: readonly string[]): boolean => mask.some(field => ['from', 'until', 'location', 'remote'].includes(field));
