import { dateIn, instant, later, weekday } from '../words/calendar';

/** Which days the reader has: the coming weekend, one of its days, the days to come, or a day of their own. */
export type When = 'weekend' | 'week' | `${number}-${number}-${number}`;

const saturday = 6;
const sunday = 0;

/** The coming Saturday, as YYYY-MM-DD; on a Sunday the one that was yesterday, since the weekend still lasts. */
export function saturdayOf(now: Date): string {
  const today = dateIn(now);
  const day = weekday(today);
  return day === sunday ? later(today, -1) : later(today, saturday - day);
}

/** The days that can be chosen by one tap. */
export function daysToCome(now: Date): When[] {
  const first = saturdayOf(now);
  const today = dateIn(now);
  return ['weekend', ...[first, later(first, 1)].filter(date => date >= today), 'week'] as When[];
}

/** From when until when: midnights in London, and not before now. */
export function windowOf(when: When, now: Date): { from: Date; until: Date } {
  const [first, days] = when === 'weekend' ? [saturdayOf(now), 2] : when === 'week' ? [dateIn(now), 8] : [when, 1];
  const start = instant(first);
  return { from: start < now ? now : start, until: instant(later(first, days)) };
}

/** What an address says, as days; the weekend where it says nothing of use. */
export function whenOf(text: string | null): When {
  return text === 'week' || /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? (text as When) : 'weekend';
}
