import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import type { Parameters } from '../app/views';
import type { Session } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Button, Facts, Loading, Notice } from '../design';
import { DemoTag } from '../design/DemoTag';
import { ProblemNotice } from '../design/ProblemNotice';
import { MapToggle } from '../map/MapToggle';
import { sessionPoint } from '../map/points';
import { whenOf } from '../sessions/data';
import { common } from '../words/common';
import { Arrivals } from './Arrivals';
import { carsOf } from './aboard';
import { CancelDialog } from './CancelDialog';
import { Cars } from './Cars';
import { Coaches } from './Coaches';
import { coachesTo } from './coach';
import { Headcount } from './Headcount';
import { Organising } from './Organising';
import { Outcome } from './Outcome';
import { People } from './People';
import { Stranded } from './Stranded';
import { seatNames } from './seatNames';
import { whole } from './sessions';
import { words } from './words';

/** One session as its organiser sees it. */
export default function SessionPage({ session: id = '' }: Parameters) {
  const w = words();
  const name = useSignal('');
  return <Organising title={name.value || w.sessionsTab}>{() => <Shown id={id} onNamed={named => (name.value = named)} />}</Organising>;
}

function Shown({ id, onNamed }: { id: string; onNamed: (name: string) => void }) {
  const w = words();
  const cancelling = useSignal(false);
  const { data, problem, again } = useLoaded(id, async () => {
    const found = await whole(id);
    const { campaign, seat = '' } = found.session;
    const name = (await seatNames(campaign, [seat])).get(seat) ?? seat;
    onNamed(name);
    const cars = carsOf(found.bookings);
    const coaches = found.session.remote ? [] : await coachesTo(id);
    return { ...found, name, cars, coaches };
  });
  const found = data.value;
  if (!found)
    return problem.value ? <ProblemNotice problem={problem.value} onRetry={() => void again()} /> : <Loading what={common().loading} />;
  const { session, arrivals, stranded, bookings, signUps, name, cars, coaches } = found;
  const past = Date.parse(session.until) < Date.now();
  const cancelled = session.state === 'CANCELLED';
  return (
    <>
      <Outcome session={id} />
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void again()} />}
      <div class="org-two">
        <section class="card stack" aria-labelledby="what">
          <h2 id="what">
            {whenOf(session)} <DemoTag of={session} />
          </h2>
          <About session={session} seat={name} />
          {!cancelled && !past && (
            <p class="row">
              <a class="button quiet" href={`/organise/sessions/${id}/change`}>
                {w.change}
              </a>
              <Button kind="stop" onClick={() => (cancelling.value = true)}>
                {w.cancel}
              </Button>
            </p>
          )}
        </section>
        <section class="card stack" aria-labelledby="headcount">
          <h2 id="headcount">{w.headcount}</h2>
          <Headcount session={{ ...session, ...arrivals }} />
          {!cancelled && <Arrivals arrivals={arrivals} />}
          {cancelled ? <Notice>{w.cancelled}</Notice> : !past && <p class="hint">{w.refreshed}</p>}
        </section>
      </div>
      {!session.remote && !cancelled && <Stranded stranded={stranded} />}
      <div class="org-two">
        {!session.remote && (
          <div class="stack">
            <Cars cars={cars} />
            {!cancelled && <Coaches session={id} coaches={coaches} cars={cars} open={!past} />}
          </div>
        )}
        <People signUps={signUps} />
      </div>
      {cancelling.value && (
        <CancelDialog
          session={session}
          lifts={bookings.length}
          onClose={() => (cancelling.value = false)}
          onCancelled={() => {
            cancelling.value = false;
            announce(words().cancelled);
            void again();
          }}
        />
      )}
    </>
  );
}

function About({ session, seat }: { session: Session; seat: string }) {
  const w = words();
  return (
    <>
      <Facts
        rows={[
          [w.facts.kind, common().kinds[session.kind]],
          [w.facts.where, session.remote ? w.remote : session.address],
          [w.facts.name, session.organiserName],
          [w.facts.bring, session.bring],
          [w.facts.stepFree, w.certainty[session.stepFree ?? 'UNSPECIFIED']],
        ]}
      />
      {session.location && <MapToggle label={w.mapOf(seat)} points={sessionPoint(session, '')} />}
    </>
  );
}
