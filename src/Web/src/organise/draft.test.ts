import { expect, it } from 'vitest';
import type { Session } from '../contract/api';
import { changeBy, changed, draftOf, faultsOf, hoursOf, moves, sessionOf } from './draft';

const session: Session = {
  campaign: 'demo',
  seat: 'E14001279',
  kind: 'CANVASS',
  location: { latitude: 51.58, longitude: -0.22 },
  address: 'Hendon Central',
  from: '2027-03-28T09:00:00Z',
  until: '2027-03-28T12:00:00Z',
  wanted: 20,
  maximum: 40,
  organiserName: '',
  bring: '',
  stepFree: 'UNKNOWN',
  remote: false,
};

it('reads times by London’s clocks, and an end before the start as the day after', () => {
  expect(hoursOf('2027-03-28', '10:00', '13:00')).toEqual({ from: '2027-03-28T09:00:00.000Z', until: '2027-03-28T12:00:00.000Z' });
  expect(hoursOf('2027-03-27', '22:00', '02:30')).toEqual({ from: '2027-03-27T22:00:00.000Z', until: '2027-03-28T01:30:00.000Z' });
});

it('finds nothing changed in what nobody touched', () => {
  expect(changed(session, sessionOf(draftOf(session), 'demo', null, session))).toEqual([]);
});

it.each([
  // Clocks go forward while it lasts, and back.
  ['2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', '00:30', '02:30'],
  ['2027-10-30T23:30:00Z', '2027-10-31T02:30:00Z', '00:30', '02:30'],
  // It ends in the hour that comes twice, the second time.
  ['2027-10-30T22:30:00Z', '2027-10-31T01:15:00Z', '23:30', '01:15'],
])('keeps a session from %s until %s, of London’s %s to %s, as it is', (from, until, starts, ends) => {
  const night = { ...session, from, until };
  const draft = draftOf(night);
  expect([draft.from.value, draft.until.value]).toEqual([starts, ends]);
  expect(changed(night, sessionOf(draft, 'demo', null, night))).toEqual([]);
  draft.until.value = '03:30';
  expect(changed(night, sessionOf(draft, 'demo', null, night))).toEqual(['until']);
});

it('names what is changed, and whether it moves people', () => {
  const draft = draftOf(session);
  draft.wanted.value = '25';
  expect(changed(session, sessionOf(draft, 'demo', null, session))).toEqual(['wanted']);
  expect(moves(['wanted'])).toBe(false);
  draft.from.value = '11:00';
  const mask = changed(session, sessionOf(draft, 'demo', null, session));
  expect(mask).toEqual(['from', 'wanted']);
  expect(moves(mask)).toBe(true);
});

it('lets the service find the seat of another place', () => {
  const place = { location: { latitude: 51.6, longitude: -0.2 } } as Parameters<typeof sessionOf>[2];
  expect(changed(session, sessionOf(draftOf(session), 'demo', place, session))).toEqual(['seat', 'location']);
});

it('sees what is missing before anything is sent', () => {
  const draft = draftOf(null);
  draft.maximum.value = '5';
  expect(Object.keys(faultsOf(draft, false)).sort()).toEqual(['date', 'maximum', 'place']);
});

it('leaves what others changed meanwhile as they made it, and writes what was written', () => {
  const draft = draftOf(session);
  draft.maximum.value = '50';
  const now = { ...session, etag: 'b', address: 'The Burroughs', wanted: 30, maximum: 35 };
  expect(changeBy(draft, null, session, now)).toEqual({ after: { ...now, maximum: 50 }, mask: ['maximum'] });
});

it('takes the point away where nobody travels any more, wherever it was moved to', () => {
  const draft = draftOf(session);
  draft.remote.value = true;
  draft.seat.value = session.seat ?? '';
  const { after, mask } = changeBy(draft, null, session, { ...session, location: { latitude: 50, longitude: 1 } });
  expect(mask).toEqual(['location', 'remote']);
  expect(after.location).toBeUndefined();
});
