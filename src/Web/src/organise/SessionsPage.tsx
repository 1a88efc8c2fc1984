import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import type { Session } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Chips, Loading, Notice, Select } from '../design';
import { DemoTag } from '../design/DemoTag';
import { ProblemNotice } from '../design/ProblemNotice';
import { windowOf } from '../find/days';
import { dateIn, day, span } from '../words/calendar';
import { common } from '../words/common';
import { Headcount } from './Headcount';
import { Organising } from './Organising';
import type { Me } from './organiser';
import { seatNames } from './seatNames';
import { sessionsOf } from './sessions';
import { missing } from './standing';
import { words } from './words';

type When = 'weekend' | 'week' | 'all';

/** An organiser's sessions: day by day, with how many come to each. */
export default function SessionsPage() {
  return <Organising title={words().title}>{me => <Sessions me={me} />}</Organising>;
}

function Sessions({ me }: { me: Me }) {
  const w = words();
  const when = useSignal<When>('weekend');
  const which = useSignal<'all' | 'short'>('all');
  const seat = useSignal('');
  const { data, problem, again } = useLoaded(`${me.id}:${when.value}`, async () => {
    const { from, until } = when.value === 'all' ? { from: new Date(), until: null } : windowOf(when.value, new Date());
    const sessions = await sessionsOf(me, from, until);
    const codes = sessions.map(session => session.seat ?? '');
    return { sessions, names: await seatNames(me.campaign ?? '', codes) };
  });

  const found = data.value;
  const wanted = (session: Session) =>
    (which.value === 'all' || missing(session) > 0) && (seat.value === '' || session.seat === seat.value);
  const shown = found?.sessions.filter(wanted) ?? [];
  const summary = found
    ? w.summary(
        shown.length,
        shown.reduce((sum, session) => sum + missing(session), 0),
      )
    : '';
  useEffect(() => {
    if (summary) announce(summary);
  }, [summary]);

  const seats = [...new Set(found?.sessions.map(session => session.seat ?? ''))]
    .map(code => [code, found?.names.get(code) ?? code] as const)
    .sort(([, one], [, other]) => one.localeCompare(other));
  return (
    <>
      <p class="lead">{w.lead(me.seats?.length ?? 0)}</p>
      <div class="org-filters">
        <Chips
          legend={common().when}
          value={when}
          options={[
            ['weekend', common().weekend],
            ['week', common().week],
            ['all', w.all],
          ]}
        />
        <Chips
          legend={w.which}
          value={which}
          options={[
            ['all', w.whichAll],
            ['short', w.whichShort],
          ]}
        />
        {seats.length > 1 && <Select label={w.seat} value={seat} options={[['', w.everySeat], ...seats]} />}
      </div>
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void again()} />}
      {!found && !problem.value && <Loading what={w.loading} />}
      {found && shown.length === 0 && <None short={found.sessions.length > 0} />}
      {found && shown.length > 0 && (
        <>
          <p class="org-summary">{summary}</p>
          {byDay(shown).map(([date, sessions]) => (
            <section key={date} class="stack" aria-labelledby={`day-${date}`}>
              <h2 id={`day-${date}`}>{day(new Date(sessions[0]?.from ?? ''))}</h2>
              <ul class="org-list">
                {sessions.map(session => (
                  <Row key={session.id} session={session} seat={found.names.get(session.seat ?? '') ?? session.seat ?? ''} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </>
  );
}

function Row({ session, seat }: { session: Session; seat: string }) {
  const w = words();
  return (
    <li>
      <a class="org-row card" href={`/organise/sessions/${session.id}`}>
        <span class="org-row-head">
          <strong>
            {seat} <DemoTag of={session} />
          </strong>
          <span class="org-time">{span(new Date(session.from), new Date(session.until))}</span>
        </span>
        <span class="soft small">
          {common().kinds[session.kind]}
          {session.remote ? ` · ${w.remote}` : session.address && ` · ${session.address}`}
        </span>
        <Headcount session={session} />
      </a>
    </li>
  );
}

function None({ short }: { short: boolean }) {
  const w = words();
  if (short) return <Notice kind="good">{w.noneShort}</Notice>;
  return (
    <Notice kind="lamp">
      <h2>{w.none}</h2>
      <p>{w.noneHelp}</p>
      <a class="button" href="/organise/new">
        {w.make}
      </a>
    </Notice>
  );
}

function byDay(sessions: readonly Session[]): [string, Session[]][] {
  const days = new Map<string, Session[]>();
  for (const session of sessions) {
    const date = dateIn(new Date(session.from));
    days.set(date, [...(days.get(date) ?? []), session]);
  }
  return [...days];
}
