import type { Seat } from '../contract/api';
import { miles, minutes, percent, seconds } from '../words/measures';
import type { Rank } from './search';
import { words } from './words';

/** How close the last result was, in a sentence. */
export function closeness(seat: Seat): string {
  const { marginality: of } = seat;
  if (!of || of.kind === 'UNSPECIFIED') return '';
  return `${words().close[of.kind](of.firstParty, of.secondParty, of.marginVotes)} (${percent(of.marginShare)})`;
}

/** Why a seat stands where it does, in a sentence. */
export function reason(seat: Seat, rank: Rank): string {
  const w = words().reason;
  const time = minutes(seconds(seat.travelTime));
  if (rank === 'NEED' && seat.need) return w.need(needs(seat, time));
  if (rank === 'TRAVEL_TIME') return seat.nextSession ? w.quickest(time) : w.quickestHub(time);
  return seat.distanceMetres === 0 ? w.inside : w.nearest(miles(seat.distanceMetres));
}

/** Of the factors of the need those that speak for the seat, strongest argument first as the contract multiplies them. */
function needs(seat: Seat, time: string): string[] {
  const w = words().reason;
  const need = seat.need;
  if (!need) return [];
  const parts: string[] = [];
  if (need.weight > 1) parts.push(w.weight);
  if (need.closeness >= 0.5) parts.push(w.closeness);
  // Half is what a seat without any session counts as.
  if (seat.openSessions.length === 0 && need.shortfall === 0.5) parts.push(w.start);
  else if (need.shortfall >= 0.25) parts.push(w.shortfall(`${Math.round(need.shortfall * 100)}%`));
  if (need.nearness >= 0.4) parts.push(w.nearness(time));
  return parts.length > 0 ? parts : [w.nothing];
}
