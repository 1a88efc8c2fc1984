import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { answer, api, requestId, type Schemas } from '../contract/api';
import { Problem } from '../contract/problem';
import { windowOf } from '../find/days';
import { all } from './sessions';

type Whole<Part> = Part extends object ? { [Key in keyof Part]-?: Whole<NonNullable<Part[Key]>> } : Part;

/** A plan as it is answered: what may be left out where it is sent is there, but for the bound, of which nothing may be proven yet. */
export type Plan = Omit<Whole<Schemas['Plan']>, 'bound'> & { bound?: number };
export type Operation = Schemas['PlanOperation'];
export type Stored = Schemas['StoredPlan'];

export type Sent = Schemas['SentVolunteer'];
export type Questions = Whole<Schemas['StoredPlan.Questions']>;

const everyMilliseconds = 1000;

/** Has a plan made; answers its id, which is its operation's too. */
export async function createPlan(campaign: string, days: 'weekend' | 'week', timeLimit: string): Promise<string> {
  const { from, until } = windowOf(days, new Date());
  const body = { campaign, from: from.toISOString(), until: until.toISOString(), timeLimit };
  const { id } = await answer(api.POST('/v1/plans', { params: { query: { requestId: requestId() } }, body }));
  return id;
}

/** Those whom a plan sends, session by session. */
export const sentBy = (plan: string): Promise<Sent[]> =>
  all<Sent>(async pageToken => {
    const query = { pageSize: 200, pageToken };
    const { sentVolunteers, nextPageToken } = await answer(
      api.GET('/v1/plans/{plan}/sentVolunteers', { params: { path: { plan }, query } }),
    );
    return [sentVolunteers, nextPageToken];
  });

/** Asks for a plan's search to be ended with the best so far. */
export const stopPlan = (operation: string): Promise<Operation> =>
  answer(api.POST('/v1/operations/{operation}:cancel', { params: { path: { operation } }, body: {} }));

/** Watches a plan being made, second by second, until it has ended. */
export function useOperation(id: string) {
  const operation = useSignal<Operation | null>(null);
  const problem = useSignal<Problem | null>(null);
  useEffect(() => {
    operation.value = null;
    problem.value = null;
    if (!id) return undefined;
    let timer = 0;
    let wanted = true;
    const look = async () => {
      try {
        const found = await answer(api.GET('/v1/operations/{operation}', { params: { path: { operation: id } } }));
        if (!wanted) return;
        operation.value = found;
        problem.value = null;
        if (found.done) return;
      } catch (thrown) {
        if (!wanted) return;
        problem.value = Problem.from(thrown);
        if (!problem.value.passes) return;
      }
      timer = window.setTimeout(() => void look(), problem.value ? 5 * everyMilliseconds : everyMilliseconds);
    };
    void look();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id]);
  return { operation, problem };
}
