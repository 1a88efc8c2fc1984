import { signal } from '@preact/signals';
import { answer, api, type Place, requestId, type Session } from '../contract/api';
import type { Draft } from './draft';
import { changeBy, sessionOf } from './draft';
import { agreed } from './sessions';

/** What came of the last change, for the view that is shown next: which session, and how many of its agreed lifts still fit. */
export interface Outcome {
  session: string;
  what: 'made' | 'saved' | 'moved';
  lifts: { kept: number; all: number };
}

export const outcome = signal<Outcome | null>(null);

/** The place that is written, if any. */
export async function placeOf(draft: Draft): Promise<Place | null> {
  const place = draft.place.value.trim();
  if (!place || draft.remote.value) return null;
  return answer(api.GET('/v1/places:resolve', { params: { query: { place } } }));
}

/** Makes a session. */
export async function create(draft: Draft, campaign: string, request: string): Promise<Session> {
  const body = sessionOf(draft, campaign, await placeOf(draft), null);
  const made = await answer(api.POST('/v1/sessions', { params: { query: { requestId: request } }, body }));
  outcome.value = { session: made.id ?? '', what: 'made', lifts: { kept: 0, all: 0 } };
  return made;
}

/** What a draft changes in the session it was begun from, and the session as it will then be: everything else as it is now. */
export async function changeOf(draft: Draft, before: Session, now: Session): Promise<{ after: Session; mask: string[] }> {
  return changeBy(draft, await placeOf(draft), before, now);
}

/** Saves what was changed, of the version that the reader saw, and looks which lifts still fit. */
export async function save(
  before: Session,
  after: Session,
  mask: readonly string[],
  moved: boolean,
  lifts: readonly string[],
): Promise<void> {
  const session = before.id ?? '';
  const query = { updateMask: mask.join(','), requestId: requestId() };
  await answer(
    api.PATCH('/v1/sessions/{session}', {
      params: { path: { session }, query },
      body: { ...after, ...(before.etag && { etag: before.etag }) },
    }),
  );
  const left = moved && lifts.length > 0 ? new Set((await agreed(session)).map(booking => booking.id)) : new Set(lifts);
  outcome.value = {
    session,
    what: moved ? 'moved' : 'saved',
    lifts: { kept: lifts.filter(lift => left.has(lift)).length, all: moved ? lifts.length : 0 },
  };
}
