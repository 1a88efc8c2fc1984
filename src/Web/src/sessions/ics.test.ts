import { expect, it } from 'vitest';
import type { Session } from '../contract/api';
import { instant } from '../words/calendar';
import { calendarFile } from './ics';

const session = {
  id: '0192f3a4',
  from: '2026-03-29T09:00:00Z',
  until: '2026-03-29T12:00:00Z',
  address: 'The Hall, High Street; ring twice',
  location: { latitude: 51.6, longitude: -0.24 },
} as Session;

it('is what calendars read', () => {
  const lines = calendarFile(
    session,
    'Canvassing in Hendon',
    'One\nTwo',
    'https://example.org/sessions/0192f3a4',
    new Date('2026-03-26T12:00:00Z'),
  ).split('\r\n');
  expect(lines).toContain('DTSTART:20260329T090000Z');
  expect(lines).toContain('LOCATION:The Hall\\, High Street\\; ring twice');
  expect(lines).toContain('DESCRIPTION:One\\nTwo');
  expect(lines.at(-2)).toBe('END:VCALENDAR');
});

it.each(['\r', '\n', '\r\n', '\u2028', '\v'])('lets nobody write a line of their own by %j', end => {
  const forged = { ...session, address: `The Hall${end}ATTENDEE:mailto:mallory@example.org` };
  const file = calendarFile(forged, `Title${end}X-A:1`, '', '', new Date(0));
  expect(file.split(/\r\n|[\r\n\v\u2028]/).filter(line => /^(ATTENDEE|X-A)/.test(line))).toEqual([]);
});

it('folds what is long at bytes, not letters', () => {
  const file = calendarFile(session, 'Canfasio yng Nghaerdydd – '.repeat(8), '', '', new Date(0));
  for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
});

it.each([
  ['2026-03-29', '20260329T003000Z', '20260329T013000Z'],
  ['2026-10-25', '20261024T233000Z', '20261025T023000Z'],
])('has what lasts from 00:30 to 02:30 on %s begin and end when it does, while clocks change', (date, begins, ends) => {
  const night = { ...session, from: instant(date, '00:30').toISOString(), until: instant(date, '02:30').toISOString() };
  const lines = calendarFile(night, '', '', '', new Date(0)).split('\r\n');
  expect(lines).toContain(`DTSTART:${begins}`);
  expect(lines).toContain(`DTEND:${ends}`);
});
