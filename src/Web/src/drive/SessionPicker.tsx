import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../app/announce';
import { fragment, go, here } from '../app/router';
import { findCampaign } from '../app/settings';
import { answer, api, type Schemas } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Loading, Notice, TextField } from '../design';
import { DemoTag } from '../design/DemoTag';
import { ProblemNotice, wordsOf } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { Days, useDays } from '../find/Days';
import { whenOf as daysOf, type When, windowOf } from '../find/days';
import { seatName, titleOf, whenOf } from '../sessions/data';
import { minutes, seconds } from '../words/measures';
import type { Draft } from './draft';
import { words } from './offerWords';

type Near = Schemas['FindSessionsResponse.Nearest'];

interface Found {
  origin: string;
  sessions: readonly (Near & { seat: string })[];
}

/** A place and days, then sessions, the nearest first. */
export function SessionPicker({ draft }: { draft: Draft }) {
  const w = words();
  const asked = here.value && fragment();
  const told = daysOf(asked.get('when'));
  const days = useDays(told);
  const missing = useSignal(false);
  const busy = useSignal(false);
  const fault = useSignal<Problem | null>(null);
  const found = useSignal<Found | null>(null);
  const turn = useRef(0);
  const question = asked.has('when') ? `${asked.get('place')} ${told}` : '';

  async function look(place: string, days: When) {
    // What was asked later is what is shown.
    const mine = ++turn.current;
    busy.value = true;
    fault.value = null;
    try {
      const near = await sessionsNear(place, days);
      if (mine !== turn.current) return;
      found.value = near;
      announce(near.sessions.length === 0 ? words().noSessions : words().pick(near.origin));
    } catch (thrown) {
      if (mine !== turn.current) return;
      found.value = null;
      fault.value = Problem.from(thrown);
      toFirstFault();
    }
    busy.value = false;
  }
  useEffect(() => {
    if (question) void look(asked.get('place') ?? '', told);
  }, [question]);

  function submit(event: Event) {
    event.preventDefault();
    missing.value = draft.place.value.trim() === '';
    if (missing.value) return toFirstFault();
    const next = `/drive/offer#${new URLSearchParams({ place: draft.place.value.trim(), when: days.when.value })}`;
    if (location.pathname + location.hash === next) void look(draft.place.value.trim(), days.when.value);
    else go(next);
  }

  const unknown = fault.value?.reason === 'PLACE_NOT_FOUND' ? wordsOf(fault.value) : fault.value?.of('place');
  return (
    <>
      <form class="card stack" onSubmit={submit} noValidate>
        <TextField
          label={w.place}
          hint={w.placeHint}
          value={draft.place}
          autoComplete="postal-code"
          maxLength={100}
          problem={missing.value ? w.placeMissing : unknown}
        />
        <Days days={days} />
        <Button type="submit" busy={busy.value}>
          {w.search}
        </Button>
      </form>
      {fault.value && !unknown && (
        <ProblemNotice problem={fault.value} onRetry={() => void look(draft.place.value.trim(), days.when.value)} />
      )}
      {busy.value && !found.value && <Loading what={w.searching} />}
      {found.value && <Sessions found={found.value} place={asked.get('place') ?? ''} when={told} />}
    </>
  );
}

function Sessions({ found, place, when }: { found: Found; place: string; when: When }) {
  const w = words();
  if (found.sessions.length === 0) {
    return (
      <Notice kind="lamp">
        <h2>{w.noSessions}</h2>
        <p>{w.noSessionsHelp}</p>
      </Notice>
    );
  }
  return (
    <section class="stack">
      <h2>{w.pick(found.origin)}</h2>
      <ul class="journeys" aria-label={w.pick(found.origin)}>
        {found.sessions.map(({ session, seat, travelTime }) => {
          if (!session) return null;
          const lacking = (session.wanted ?? 0) - (session.signedUp ?? 0);
          return (
            <li key={session.id}>
              <a class="card journey-line" href={`/drive/offer#${new URLSearchParams({ place, when, session: session.id ?? '' })}`}>
                <strong>
                  {titleOf(session, seat)} <DemoTag of={session} />
                </strong>
                <span>{whenOf(session)}</span>
                <span class="soft small">
                  {[w.about(minutes(seconds(travelTime))), lacking > 0 && w.wanted(lacking), session.stepFree === 'YES' && w.stepFree]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Open sessions that one can drive to. */
async function sessionsNear(place: string, when: When): Promise<Found> {
  const campaign = (await findCampaign())?.id ?? '';
  const { from, until } = windowOf(when, new Date());
  const query = { place, campaign, from: from.toISOString(), until: until.toISOString(), limit: 8 };
  const found = await answer(api.GET('/v1/sessions:nearest', { params: { query } }));
  const driven = found.sessions.filter(one => one.session && !one.session.remote);
  const seats = await Promise.all(driven.map(({ session }) => (session?.seat ? seatName(session.seat, campaign) : '')));
  return { origin: found.origin?.name ?? place, sessions: driven.map((one, at) => ({ ...one, seat: seats[at] ?? '' })) };
}
