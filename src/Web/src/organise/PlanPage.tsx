import { useSignal } from '@preact/signals';
import { fragment, go } from '../app/router';
import { Problem } from '../contract/problem';
import { Button, Chips, Loading, Notice } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { common } from '../words/common';
import { seconds } from '../words/measures';
import { Organising } from './Organising';
import type { Me } from './organiser';
import { PlanResult } from './PlanResult';
import { createPlan, type Operation, type Plan, stopPlan, useOperation } from './plans';
import { words } from './planWords';

/** Plans the lifts of a weekend: has it made, watches it, reads it. */
export default function PlanPage() {
  return (
    <Organising title={words().title}>
      {me => ((me.seats ?? []).length > 0 ? <Notice kind="lamp">{words().every}</Notice> : <Planning me={me} />)}
    </Organising>
  );
}

function Planning({ me }: { me: Me }) {
  const w = words();
  const id = fragment().get('plan') ?? '';
  const limit = fragment().get('limit') ?? '60s';
  const { operation, problem } = useOperation(id);
  const found = operation.value;
  if (!id) return <Ask me={me} />;
  return (
    <>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {!found && !problem.value && <Loading what={common().loading} />}
      {found && !found.done && <Watch operation={found} limit={seconds(limit)} />}
      {found?.error && <Notice kind="wrong">{w.failed}</Notice>}
      {found?.response?.plan && <PlanResult stored={found.response} plan={found.response.plan as Plan} />}
      {(found?.done || problem.value) && (
        <a class="button quiet" href="/organise/plan">
          {w.again}
        </a>
      )}
    </>
  );
}

function Ask({ me }: { me: Me }) {
  const w = words();
  const when = useSignal<'weekend' | 'week'>('weekend');
  const long = useSignal<'10s' | '60s' | '300s'>('60s');
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function make() {
    busy.value = true;
    problem.value = null;
    try {
      const plan = await createPlan(me.campaign ?? '', when.value, long.value);
      go(`/organise/plan#${new URLSearchParams({ plan, limit: long.value })}`);
    } catch (thrown) {
      problem.value = Problem.from(thrown);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form
      class="org-form"
      onSubmit={event => {
        event.preventDefault();
        if (!busy.value) void make();
      }}
    >
      <p class="lead">{w.lead}</p>
      <Chips
        legend={w.when}
        value={when}
        options={[
          ['weekend', common().weekend],
          ['week', common().week],
        ]}
      />
      <Chips legend={w.long} value={long} options={(['10s', '60s', '300s'] as const).map(one => [one, w.longs[one]] as const)} />
      {problem.value && <ProblemNotice problem={problem.value} />}
      <Button type="submit" busy={busy.value}>
        {w.make}
      </Button>
    </form>
  );
}

function Watch({ operation, limit }: { operation: Operation; limit: number }) {
  const w = words();
  const stopping = useSignal(false);
  const { progress } = operation;
  return (
    <section class="card stack" aria-labelledby="watch">
      <h2 id="watch">{progress ? w.running : w.queued}</h2>
      <progress
        class="org-progress"
        aria-labelledby="watch"
        max={limit}
        value={progress ? Math.min(limit, seconds(progress.elapsed)) : undefined}
      />
      {progress && (
        // Changes by the second: whoever listens hears the result, and reads this when they want to.
        <p>
          {w.placed(progress.placed)} {progress.bound !== undefined && w.bound(Math.floor(progress.bound))}
        </p>
      )}
      <Button
        kind="quiet"
        busy={stopping.value || operation.cancelling}
        onClick={() => {
          stopping.value = true;
          void stopPlan(operation.id).catch(() => (stopping.value = false));
        }}
      >
        {stopping.value || operation.cancelling ? w.stopping : w.stop}
      </Button>
    </section>
  );
}
