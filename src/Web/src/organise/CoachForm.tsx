import type { ComponentChildren } from 'preact';
import type { Problem } from '../contract/problem';
import { Button, Chips, Notice, TextField } from '../design';
import { DemoTag } from '../design/DemoTag';
import { ProblemNotice } from '../design/ProblemNotice';
import { type SessionAt, titleOf, whenOf } from '../sessions/data';
import { CoachStops } from './CoachStops';
import { type CoachDraft, coachFaults } from './coach';
import { words } from './coachWords';

/** Everything of a coach that its organiser writes. */
export function CoachForm({
  at: { session, seat },
  draft,
  tried,
  problem,
  busy,
  submit,
  onSubmit,
  children,
}: {
  at: SessionAt;
  draft: CoachDraft;
  /** Whether it was sent already, so that what is missing is marked. */
  tried: boolean;
  problem: Problem | null;
  busy: boolean;
  submit: string;
  onSubmit: () => void;
  children?: ComponentChildren;
}) {
  const w = words();
  const missing = coachFaults(draft);
  const wrong = (field: string) => (tried ? missing[field] : undefined) ?? problem?.of(field);
  return (
    <form
      class="org-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      <p>
        <strong>{titleOf(session, seat)}</strong> <DemoTag of={session} />
        <br />
        {whenOf(session)}
      </p>
      {children}
      <fieldset class="card org-fields">
        <legend class="unseen">{w.legs}</legend>
        <TextField
          label={w.seats}
          inputMode="numeric"
          maxLength={2}
          value={draft.seats}
          problem={wrong('seats') ?? wrong('outwardSeats') ?? wrong('returnSeats')}
        />
        <Chips
          legend={w.legs}
          value={draft.legs}
          options={(['BOTH', 'OUTWARD', 'RETURN'] as const).map(one => [one, w.ways[one]] as const)}
        />
        <div class="org-pair">
          {draft.legs.value !== 'RETURN' && (
            <TextField label={w.arrives} type="time" value={draft.arrives} problem={wrong('latestArrival')} />
          )}
          {draft.legs.value !== 'OUTWARD' && (
            <TextField label={w.leaves} type="time" value={draft.leaves} problem={wrong('returnDeparture')} />
          )}
        </div>
      </fieldset>
      <CoachStops stops={draft.stops} legs={draft.legs.value} wrong={wrong} />
      <TextField label={w.note} value={draft.note} maxLength={300} problem={wrong('note')} />
      {problem && (problem.errors.length > 0 ? <Notice kind="wrong">{w.wrong}</Notice> : <ProblemNotice problem={problem} />)}
      <div class="row">
        <Button type="submit" busy={busy}>
          {submit}
        </Button>
        <a class="button quiet" href={`/organise/sessions/${session.id}`}>
          {w.leaveIt}
        </a>
      </div>
    </form>
  );
}
