import { expect, it } from 'vitest';
import type { LiftOffer, Session } from '../contract/api';
import { instant } from '../words/calendar';
import { draftOf, emptyDraft, offerOf } from './draft';
import { changeOf, dayAround, draftOfSeries, type Series, seriesOf, weekdayOf } from './series';

const session = { id: 's', campaign: 'demo', seat: 'E1', from: '2026-03-28T10:00:00Z', until: '2026-03-28T13:00:00Z' } as Session;

it('makes a series of an offer, on the weekday of its session and by London’s hours', () => {
  const draft = emptyDraft();
  draft.place.value = 'NW3 2QG';
  draft.repeatUntil.value = '2026-04-25';
  [draft.dayFrom.value, draft.dayUntil.value] = dayAround(session);
  expect(seriesOf(draft, session)).toMatchObject({
    seat: 'E1',
    rule: 'FREQ=WEEKLY;BYDAY=SA',
    startDate: '2026-03-28',
    endDate: '2026-04-25',
    earliestDeparture: '08:00',
    latestReturn: '15:00',
    originPlace: 'NW3 2QG',
    outwardSeats: 3,
  });
  expect(seriesOf(draft, session)).not.toHaveProperty('session');
});

it('stays on its own day where a session is early or late', () => {
  expect(dayAround({ from: '2026-03-28T01:00:00Z', until: '2026-03-28T03:00:00Z' })).toEqual(['00:00', '05:00']);
  expect(dayAround({ from: '2026-07-04T18:00:00Z', until: '2026-07-04T22:00:00Z' })).toEqual(['17:00', '23:59']);
});

it('reads the rules that it writes, and no others', () =>
  expect([weekdayOf('FREQ=WEEKLY;BYDAY=SA'), weekdayOf('FREQ=WEEKLY;BYDAY=SU'), weekdayOf('FREQ=DAILY')]).toEqual([6, 0, undefined]));

it('tells times of a day by London’s clocks, and leaves those out that the service is to say', () => {
  const summer = { id: 's', from: '2026-07-04T09:00:00Z' };
  const draft = draftOf({ session: 's', latestArrival: '2026-07-04T08:40:00Z' } as LiftOffer);
  expect([draft.latestArrival.value, draft.returnDeparture.value]).toEqual(['09:40', '']);
  draft.returnDeparture.value = '13:30';
  const { latestArrival, returnDeparture, earliestDeparture } = offerOf(draft, summer);
  expect([latestArrival, returnDeparture, earliestDeparture]).toEqual(['2026-07-04T08:40:00.000Z', '2026-07-04T12:30:00.000Z', undefined]);
});

it('changes of a series what its driver changed, and nothing else', () => {
  const series = {
    rule: 'FREQ=WEEKLY;BYDAY=SA',
    endDate: '2026-04-25',
    earliestDeparture: '08:00',
    latestReturn: '15:00',
    originPlace: 'NW3 2QG',
    legs: 'BOTH',
    outwardSeats: 3,
    returnSeats: 3,
    company: 0,
    maxDetour: '900s',
    womenOnly: false,
    wheelchairSpace: false,
    childSeat: true,
    meetingPointsOnly: false,
    instant: false,
    cost: 'NONE',
    car: '',
    plate: '',
    note: '',
  } as unknown as Series;
  const draft = draftOfSeries(series);
  expect(changeOf(draft, series)).toEqual({});
  draft.legs.value = 'OUTWARD';
  draft.detour.value = '30';
  draft.wheelchairSpace.value = true;
  draft.dayUntil.value = '18:00';
  expect(changeOf(draft, series)).toEqual({ legs: 'OUTWARD', maxDetour: '1800s', wheelchairSpace: true, latestReturn: '18:00' });
});

it('keeps the hours of a series when the clocks change, in spring and in autumn', () => {
  for (const date of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
    const from = instant(date, '10:00').toISOString();
    const draft = emptyDraft();
    [draft.dayFrom.value, draft.dayUntil.value] = dayAround({ from, until: instant(date, '13:00').toISOString() });
    expect(seriesOf(draft, { ...session, from })).toMatchObject({ startDate: date, earliestDeparture: '08:00', latestReturn: '15:00' });
  }
});
