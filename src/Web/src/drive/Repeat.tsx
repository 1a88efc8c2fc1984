import type { Session } from '../contract/api';
import type { Problem } from '../contract/problem';
import { TextField, Tick } from '../design';
import { dateIn, later, weekday, weekdayName } from '../words/calendar';
import type { Draft } from './draft';
import { words } from './offerWords';

// Four Saturdays more, unless the driver says otherwise; a year at most.
const often = 28;
const most = 366;

/** Whether the same seats are offered every week. */
export function Repeat({
  draft,
  session,
  problem,
  missing,
}: {
  draft: Draft;
  session: Session;
  problem: Problem | null;
  missing: boolean;
}) {
  const w = words();
  const first = dateIn(new Date(session.from));
  if (!draft.repeatUntil.peek()) draft.repeatUntil.value = later(first, often);
  return (
    <div class="repeat">
      <Tick value={draft.repeats}>{w.repeats(weekdayName(weekday(first)))}</Tick>
      {draft.repeats.value && (
        <div class="stack card">
          <p class="hint">{w.repeatHint}</p>
          <WeeklyFields draft={draft} first={first} problem={problem} missing={missing} />
        </div>
      )}
    </div>
  );
}

/** Until when a series runs, and between which hours of its days. */
export function WeeklyFields({
  draft,
  first,
  problem,
  missing,
}: {
  draft: Draft;
  first: string;
  problem: Problem | null;
  missing: boolean;
}) {
  const w = words();
  return (
    <>
      <TextField
        label={w.repeatUntil}
        type="date"
        value={draft.repeatUntil}
        min={first}
        max={first && later(first, most)}
        problem={missing && !draft.repeatUntil.value ? w.date : problem?.of('endDate')}
      />
      <div class="time-pair">
        <TextField label={w.dayFrom} type="time" value={draft.dayFrom} problem={problem?.of('earliestDeparture')} />
        <TextField label={w.dayUntil} type="time" value={draft.dayUntil} problem={problem?.of('latestReturn')} />
      </div>
    </>
  );
}
