import { answer, api } from '../contract/api';
import { seatName } from '../sessions/data';
import type { Me } from './organiser';

const names = new Map<string, string>();
const manySeats = 8;

/** Names of seats by their codes: those of a campaign's marginal seats by one call, others one by one. */
export async function seatNames(campaign: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unknown = () => [...new Set(codes)].filter(code => code && !names.has(code));
  if (unknown().length > manySeats) {
    const query = { campaign, marginalOnly: true, pageSize: 1000 };
    const { seats } = await answer(api.GET('/v1/seats', { params: { query } }));
    for (const seat of seats) names.set(seat.code, seat.name);
  }
  await Promise.all(unknown().map(async code => names.set(code, await seatName(code, campaign))));
  return names;
}

/** The seats that an organiser may choose from, by name: their own, else the campaign's marginal ones. */
export async function seatChoices({ campaign = '', seats = [] }: Pick<Me, 'campaign' | 'seats'>): Promise<[string, string][]> {
  if (seats.length > 0) {
    const known = await seatNames(campaign, seats);
    return byName(seats.map(code => [code, known.get(code) ?? code]));
  }
  const query = { campaign, marginalOnly: true, pageSize: 1000 };
  const { seats: marginal } = await answer(api.GET('/v1/seats', { params: { query } }));
  return byName(marginal.map(seat => [seat.code, seat.name]));
}

const byName = (seats: [string, string][]): [string, string][] => seats.sort(([, one], [, other]) => one.localeCompare(other));
