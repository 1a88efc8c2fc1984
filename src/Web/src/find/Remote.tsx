import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { findCampaign } from '../app/settings';
import { answer, api, type Session } from '../contract/api';
import { windowOf } from './days';
import { SessionLink } from './SeatCard';
import type { Question } from './search';
import { words } from './words';

/** What can be done from home, for whom everything else is too far. */
export function Remote({ question }: { question: Question }) {
  const w = words();
  const sessions = useSignal<readonly Session[] | null>(null);
  useEffect(() => {
    void load(question).then(
      found => (sessions.value = found),
      () => (sessions.value = []),
    );
  }, [question]);
  if (!sessions.value) return null;
  return (
    <section class="stack">
      <h3>{w.remote}</h3>
      {sessions.value.length === 0 ? (
        <p>{w.remoteNone}</p>
      ) : (
        <ul class="seat-sessions">
          {sessions.value.map(session => (
            <SessionLink key={session.id} session={session} seat={session.seat ?? ''} place={question.place} />
          ))}
        </ul>
      )}
    </section>
  );
}

async function load(question: Question): Promise<Session[]> {
  const campaign = await findCampaign();
  const { from, until } = windowOf(question.when, new Date());
  const query = { campaign: campaign?.id ?? '', from: from.toISOString(), until: until.toISOString(), pageSize: 200 };
  const { sessions } = await answer(api.GET('/v1/sessions', { params: { query } }));
  return sessions.filter(session => session.remote && (session.placesLeft ?? 0) > 0).slice(0, 5);
}
