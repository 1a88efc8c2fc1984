import type { Session } from '../contract/api';

/** A session as a file for calendars (RFC 5545). Times are UTC, which every calendar turns into its own. */
export function calendarFile(session: Session, title: string, notes: string, address: string, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Matching//Web//EN',
    'BEGIN:VEVENT',
    `UID:${session.id}@matching`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(new Date(session.from ?? ''))}`,
    `DTEND:${stamp(new Date(session.until ?? ''))}`,
    `SUMMARY:${text(title)}`,
    ...(session.address ? [`LOCATION:${text(session.address)}`] : []),
    ...(session.location ? [`GEO:${session.location.latitude.toFixed(6)};${session.location.longitude.toFixed(6)}`] : []),
    `DESCRIPTION:${text(notes)}`,
    `URL:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

// Whatever a calendar might take for the end of a line stays within it: an address adds no line of its own.
const text = (value: string): string =>
  value.replaceAll(/[\\;,]/g, sign => `\\${sign}`).replaceAll(/\r\n?|[\n\v\f\u0085\u2028\u2029]/g, '\\n');

/** Lines are at most 75 bytes long; what goes on begins with a space. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (new TextEncoder().encode(part + letter).length > 74) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}
