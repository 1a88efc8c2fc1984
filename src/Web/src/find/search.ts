import { signal } from '@preact/signals';
import { fragment, go } from '../app/router';
import { findCampaign } from '../app/settings';
import { answer, api, type Place, type Schemas, type Seat } from '../contract/api';
import { Problem } from '../contract/problem';
import { whenLeft } from '../signin/tokens';
import { type When, whenOf, windowOf } from './days';

/** How seats are ranked. */
export type Rank = Exclude<Schemas['Rank'], 'UNSPECIFIED'>;

/** What is asked: it stands behind the #, so that it can be kept and sent on, and no server sees it but the one that answers. */
export interface Question {
  place: string;
  when: When;
  rank: Rank;
}

/** What came of it. */
export type Outcome =
  | { state: 'none' }
  | { state: 'asking'; question: Question; before?: Found }
  | { state: 'failed'; question: Question; problem: Problem }
  | Found;

/** Seats, best first. */
export interface Found {
  state: 'found';
  question: Question;
  origin: Place;
  seats: readonly Seat[];
}

/** Further away than this nobody goes for an afternoon: some 60 miles. */
export const reachMetres = 96_000;

/** What is on the screen. It outlives the view, so that who comes back finds it. */
export const outcome = signal<Outcome>({ state: 'none' });

let asked: AbortController | null = null;

whenLeft(() => {
  asked?.abort();
  outcome.value = { state: 'none' };
});

/** What the address asks; null where it names no place. */
export function questionHere(): Question | null {
  const told = fragment();
  const place = told.get('place')?.trim();
  const rank = told.get('rank');
  return place ? { place, when: whenOf(told.get('when')), rank: rank === 'NEED' || rank === 'TRAVEL_TIME' ? rank : 'DISTANCE' } : null;
}

/** What an answer on the screen answers; null where there is none. */
export const questionOf = (shown: Outcome): Question | null => (shown.state === 'none' ? null : shown.question);

/** Puts a question into the address, from which it is asked. */
export function pose(question: Question): void {
  go(`${location.pathname}${location.search}#${new URLSearchParams({ ...question })}`);
}

/** Asks the service. */
export async function ask(question: Question): Promise<void> {
  asked?.abort();
  const turn = new AbortController();
  asked = turn;
  const before = outcome.value.state === 'found' ? outcome.value : undefined;
  outcome.value = { state: 'asking', question, ...(before ? { before } : {}) };
  try {
    const campaign = await findCampaign();
    const { from, until } = windowOf(question.when, new Date());
    const found = await answer(
      api.GET('/v1/seats:nearestMarginals', {
        params: {
          query: {
            place: question.place,
            ...(campaign ? { campaign: campaign.id } : {}),
            rank: question.rank,
            from: from.toISOString(),
            until: until.toISOString(),
            limit: 8,
          },
        },
        signal: turn.signal,
      }),
    );
    if (found.origin) outcome.value = { state: 'found', question, origin: found.origin, seats: found.marginals };
  } catch (thrown) {
    if (!turn.signal.aborted) outcome.value = { state: 'failed', question, problem: Problem.from(thrown) };
  }
}
