import { answer, api, type LiftOffer, requestId, type Schemas, type Session } from '../contract/api';
import { seatName } from '../sessions/data';
import { dateIn, dateWords, instant, later, time, weekday, weekdayName } from '../words/calendar';
import { type Draft, draftOf, termsOf } from './draft';
import { words } from './seriesWords';

export type Series = Schemas['LiftSeries'];
export type Occurrence = Schemas['LiftOccurrence'];

/** A series with the name of the seat that it serves. */
export interface SeriesAt {
  series: Series;
  seat: string;
}

const days: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const aside = 2 * 3_600_000;

/** The series of an offer that is made anew every week, on the session's weekday. */
export function seriesOf(draft: Draft, session: Session): Series {
  const first = dateIn(new Date(session.from));
  return {
    campaign: session.campaign,
    seat: session.seat ?? '',
    rule: `FREQ=WEEKLY;BYDAY=${days[weekday(first)]}`,
    startDate: first,
    ...weeklyOf(draft),
  };
}

/** What a draft says of every day of a series. */
const weeklyOf = (draft: Draft) => ({
  ...termsOf(draft),
  endDate: draft.repeatUntil.value,
  earliestDeparture: draft.dayFrom.value,
  latestReturn: draft.dayUntil.value,
});

/** A series, to be changed. Its times are of the day, and so none of an offer's. */
export function draftOfSeries({ earliestDeparture, latestReturn, endDate, ...terms }: Series): Draft {
  const draft = draftOf({ ...terms, session: '' } as unknown as LiftOffer);
  draft.repeatUntil.value = endDate;
  [draft.dayFrom.value, draft.dayUntil.value] = [earliestDeparture, latestReturn];
  return draft;
}

/** What a draft says otherwise than the series that it was made from. */
export function changeOf(draft: Draft, series: Series): Partial<Series> {
  const before: Partial<Series> = weeklyOf(draftOfSeries(series));
  const after: Partial<Series> = weeklyOf(draft);
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => before[field as keyof Series] !== value));
}

/** When a driver sets out and is back for a session, unless they say otherwise: two hours around it, on its own day. */
export function dayAround({ from, until }: Pick<Session, 'from' | 'until'>): [string, string] {
  const date = dateIn(new Date(from));
  const [start, end] = [instant(date).getTime(), instant(later(date, 1)).getTime() - 60_000];
  return [
    time(new Date(Math.max(start, Date.parse(from) - aside))),
    time(new Date(Math.max(Date.parse(from), Math.min(end, Date.parse(until) + aside)))),
  ];
}

/** The weekday that a rule repeats on, 0 for Sunday; undefined for any other rule. */
export function weekdayOf(rule: string): number | undefined {
  const [, day] = /^FREQ=WEEKLY;BYDAY=([A-Z]{2})$/.exec(rule) ?? [];
  const at = days.indexOf(day ?? '');
  return at < 0 ? undefined : at;
}

/** The days of a series in a sentence. */
export function rhythmOf({ rule, endDate }: Series): string {
  const w = words();
  const day = weekdayOf(rule);
  return day === undefined ? w.other(dateWords(endDate)) : w.weekly(weekdayName(day), dateWords(endDate));
}

/** Makes a series. */
export const createSeries = (series: Series, request: string): Promise<Series> =>
  answer(api.POST('/v1/liftSeries', { params: { query: { requestId: request } }, body: series }));

/** The reader's own series that still run. */
export async function mySeries(): Promise<SeriesAt[]> {
  const { liftSeries } = await answer(api.GET('/v1/liftSeries', { params: { query: { pageSize: 100 } } }));
  const today = dateIn(new Date());
  return Promise.all(liftSeries.filter(one => one.state === 'ACTIVE' && one.endDate >= today).map(named));
}

/** One series of the reader's. */
export async function oneSeries(liftSeries: string): Promise<SeriesAt> {
  return named(await answer(api.GET('/v1/liftSeries/{liftSeries}', { params: { path: { liftSeries } } })));
}

const named = async (series: Series): Promise<SeriesAt> => ({ series, seat: await seatName(series.seat, series.campaign ?? '') });

/** Changes some fields of a series, of the version that was read; answers it with what stayed as it was. */
export function changeSeries(series: Series, change: Partial<Series>): Promise<Series> {
  const params = { path: { liftSeries: series.id ?? '' }, query: { updateMask: Object.keys(change).join(','), requestId: requestId() } };
  const { seat, rule, endDate, earliestDeparture, latestReturn, originPlace, etag = '' } = series;
  const body = { seat, rule, endDate, earliestDeparture, latestReturn, originPlace, etag, ...change };
  return answer(api.PATCH('/v1/liftSeries/{liftSeries}', { params, body }));
}

/** Leaves a day out. */
export const skip = ({ liftSeries, date }: Occurrence): Promise<Occurrence> =>
  answer(
    api.POST('/v1/liftSeries/{liftSeries}/occurrences/{date}:skip', {
      params: { path: { liftSeries, date } },
      body: { requestId: requestId() },
    }),
  );

/** Takes a day that was left out back in. */
export function bringBack({ liftSeries, date, note = '' }: Occurrence): Promise<Occurrence> {
  const params = { path: { liftSeries, date }, query: { updateMask: 'note', requestId: requestId() } };
  return answer(api.PATCH('/v1/liftSeries/{liftSeries}/occurrences/{date}', { params, body: { liftSeries, date, note } }));
}

/** Ends a series; the days on which somebody asks or rides stay, unless they are to be called off too. */
export const cancelSeries = (liftSeries: string, cancelBooked: boolean): Promise<Series> =>
  answer(
    api.POST('/v1/liftSeries/{liftSeries}:cancel', { params: { path: { liftSeries } }, body: { cancelBooked, requestId: requestId() } }),
  );
