import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import type { Session } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Button, Loading, Notice } from '../design';
import { DemoTag } from '../design/DemoTag';
import { ProblemNotice } from '../design/ProblemNotice';
import { whenOf } from '../sessions/data';
import { common } from '../words/common';
import { minutes, number } from '../words/measures';
import { CommitPlan } from './CommitPlan';
import { PlanCars } from './PlanCars';
import { PlanMap } from './PlanMap';
import type { Plan, Questions, Stored } from './plans';
import { words } from './planWords';
import { SentPeople } from './SentPeople';
import { seatNames } from './seatNames';
import { sessionsOf } from './sessions';

// As many as can be taken in at a glance; the rest when it is asked for.
const few = 12;

/** A plan that is made: what it carries, session by session, and on a map. */
export function PlanResult({ stored, plan }: { stored: Stored; plan: Plan }) {
  const w = words();
  const mapped = useSignal(false);
  const all = useSignal(false);
  const asked = useSignal(0);
  const questions = stored.questions as Questions | undefined;
  const { data, problem, again } = useLoaded(
    stored.id ?? '',
    async () => {
      const campaign = stored.campaign;
      const found = await sessionsOf({ campaign }, new Date(stored.from), new Date(stored.until));
      const headcounts = new Map(plan.headcounts.map(count => [count.session, count]));
      const sessions = found.flatMap(session => {
        const count = headcounts.get(session.id ?? '');
        return count && count.people > 0 ? [{ session, count }] : [];
      });
      sessions.sort((one, other) => other.count.people - one.count.people);
      return {
        sessions,
        seats: new Map(found.map(session => [session.id ?? '', session.seat ?? ''])),
        names: await seatNames(
          campaign,
          sessions.map(one => one.session.seat ?? ''),
        ),
      };
    },
    false,
  );
  const carried = plan.bound === undefined ? w.carriedOnly(plan.value) : w.carried(plan.value, Math.floor(plan.bound));
  useEffect(() => announce(carried), [carried]);

  const nameOf = (session: Session) => data.value?.names.get(session.seat ?? '') ?? '';
  return (
    <>
      <section class="card stack" aria-labelledby="result">
        <h2 id="result">{w.result}</h2>
        {plan.placements.length === 0 && <p>{w.nothing}</p>}
        {plan.cars.length > 0 && (
          <>
            <p class="org-summary">{carried}</p>
            <p>{w.cars(plan.cars.length, minutes(plan.minutes * 60))}</p>
          </>
        )}
        <LeftOut plan={plan} />
        <Kept plan={plan} />
        {questions && questions.volunteers > 0 && <CommitPlan plan={stored.id ?? ''} questions={questions} onAsked={() => asked.value++} />}
      </section>
      {stored.sent && (
        <SentPeople
          key={asked.value}
          plan={stored.id ?? ''}
          people={stored.sent.people ?? 0}
          nameOf={id => data.value?.names.get(data.value.seats.get(id ?? '') ?? '') ?? ''}
        />
      )}
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void again()} />}
      {!data.value && !problem.value && <Loading what={common().loading} />}
      {data.value && data.value.sessions.length > 0 && (
        <section class="stack" aria-labelledby="by-session">
          <h2 id="by-session">{w.sessions}</h2>
          <Button kind="quiet" onClick={() => (mapped.value = !mapped.value)}>
            {mapped.value ? w.noMap : w.map}
          </Button>
          {mapped.value && <PlanMap plan={plan} sessions={data.value.sessions} nameOf={nameOf} />}
          <ul class="org-list">
            {data.value.sessions.slice(0, all.value ? undefined : few).map(({ session, count }) => (
              <li key={session.id} class="card">
                <p>
                  <a href={`/organise/sessions/${session.id}`}>
                    <strong>{nameOf(session)}</strong>
                  </a>{' '}
                  <DemoTag of={session} />
                </p>
                <p class="small soft">{whenOf(session)}</p>
                <p>{w.come(count.people, count.cars)}</p>
                <p class="row small">
                  {count.ownWay > 0 && <span class="tag">{w.bySelf(count.ownWay)}</span>}
                  {count.shortfall > 0 && <span class="tag lamp">{w.short(count.shortfall)}</span>}
                </p>
                <PlanCars cars={plan.cars.filter(car => car.session === session.id)} session={`${nameOf(session)}, ${whenOf(session)}`} />
              </li>
            ))}
          </ul>
          {!all.value && data.value.sessions.length > few && (
            <Button kind="quiet" onClick={() => (all.value = true)}>
              {w.all(data.value.sessions.length)}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

function LeftOut({ plan }: { plan: Plan }) {
  const w = words();
  if (plan.unplaced.length === 0) return plan.placements.length > 0 ? <Notice kind="good">{w.nobodyLeft}</Notice> : null;
  return <Counted title={`${w.left(plan.unplaced.length)}:`} all={plan.unplaced.map(one => w.reasons[one.reason])} />;
}

function Kept({ plan }: { plan: Plan }) {
  const w = words();
  return plan.brokenLimits.length > 0 ? <Counted title={w.kept} all={plan.brokenLimits.map(one => w.limits[one.limit])} /> : null;
}

function Counted({ title, all }: { title: string; all: string[] }) {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return (
    <Notice kind="lamp">
      <p>{title}</p>
      <ul class="org-rules">
        {[...counts].map(([one, count]) => (
          <li key={one}>
            {number(count)}: {one}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
