import { afterEach, describe, expect, it } from 'vitest';
import { dateIn, day, instant, later, span, time } from './calendar';
import { language } from './language';

afterEach(() => {
  language.value = 'en';
});

describe('London’s clock', () => {
  it.each([
    ['2026-03-28', '10:00', '2026-03-28T10:00:00.000Z'],
    ['2026-03-29', '00:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', '10:00', '2026-03-29T09:00:00.000Z'],
    ['2026-10-25', '00:30', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25', '10:00', '2026-10-25T10:00:00.000Z'],
    // Skipped in spring: an hour later. Twice in autumn: the first.
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ])('shows %s %s at %s', (date, clock, at) => expect(instant(date, clock).toISOString()).toBe(at));

  it('tells the time that people there see, in summer and in winter', () => {
    expect(time(new Date('2026-03-29T09:00:00Z'))).toBe('10:00');
    expect(span(new Date('2026-10-25T10:00:00Z'), new Date('2026-10-25T13:00:00Z'))).toBe('10:00–13:00');
  });

  it.each([
    ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', 'Sunday 29 March', '00:30–02:30'],
    ['2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z', 'Sunday 25 October', '00:30–02:30'],
    ['2026-03-28T22:00:00Z', '2026-03-29T01:30:00Z', 'Saturday 28 March', '22:00–02:30'],
    ['2026-10-24T21:00:00Z', '2026-10-25T02:30:00Z', 'Saturday 24 October', '22:00–02:30'],
  ])('tells what lasts from %s until %s, while clocks change, as people there see it', (from, until, on, hours) => {
    expect(day(new Date(from))).toBe(on);
    expect(span(new Date(from), new Date(until))).toBe(hours);
  });

  it('has a day end at its own midnight', () => {
    expect(dateIn(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(dateIn(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
    expect(later('2026-03-28', 2)).toBe('2026-03-30');
  });
});

it('names days and months in both languages', () => {
  const at = new Date('2026-03-28T10:00:00Z');
  expect(day(at)).toBe('Saturday 28 March');
  language.value = 'cy';
  expect(day(at)).toBe('Dydd Sadwrn 28 Mawrth');
});
