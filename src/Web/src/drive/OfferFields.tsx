import type { Problem } from '../contract/problem';
import { Chips, Select, TextField, Tick } from '../design';
import { wordsOf } from '../design/ProblemNotice';
import { type Draft, detours } from './draft';
import { words } from './offerWords';
import { words as common } from './words';

const spare = ['1', '2', '3', '4', '5', '6', '7', '8'];

const times = ['earliestDeparture', 'latestArrival', 'returnDeparture', 'latestReturn'] as const;

/** What an offer says: three things that everybody is asked, and the rest folded away. */
export function OfferFields({
  draft,
  problem,
  missing,
  timed = true,
}: {
  draft: Draft;
  problem: Problem | null;
  missing: boolean;
  /** False where the times are of every week, and stand elsewhere. */
  timed?: boolean;
}) {
  const w = words();
  const c = common();
  const unknown = problem?.reason === 'PLACE_NOT_FOUND' ? wordsOf(problem) : problem?.of('originPlace');
  const folded = ['company', 'maxDetour', 'car', 'plate', 'note', 'womenOnly', 'wheelchairSpace', 'childSeat', ...(timed ? times : [])];
  const seats = problem?.of('outwardSeats') ?? problem?.of('returnSeats');
  return (
    <>
      <TextField
        label={w.place}
        hint={w.placeHint}
        value={draft.place}
        autoComplete="postal-code"
        maxLength={100}
        problem={missing ? w.placeMissing : unknown}
      />
      <div class="seat-chips">
        <Chips legend={w.seats} value={draft.seats} options={spare.map(count => [count, count] as const)} problem={seats} />
      </div>
      <Chips
        legend={w.legs}
        value={draft.legs}
        options={[
          ['BOTH', c.legs.BOTH],
          ['OUTWARD', c.legs.OUTWARD],
          ['RETURN', c.legs.RETURN],
        ]}
      />
      <details class="more" open={folded.some(field => problem?.of(field))}>
        <summary>{w.more}</summary>
        <div class="stack">
          <Chips
            legend={w.detour}
            value={draft.detour}
            options={[...new Set([...detours, draft.detour.peek()])].map(one => [one, w.detourOf(one)] as const)}
            problem={problem?.of('maxDetour')}
          />
          {timed && (
            <>
              <div class="time-pair">
                {times.map(name => (
                  <TextField key={name} label={w.times[name]} type="time" value={draft[name]} problem={problem?.of(name)} />
                ))}
              </div>
              <p class="hint">{w.timesHint}</p>
            </>
          )}
          <div class="ticks">
            <Tick value={draft.wheelchairSpace}>{w.wheelchairSpace}</Tick>
            <Tick value={draft.childSeat}>{w.childSeat}</Tick>
            <Tick value={draft.womenOnly}>{w.womenOnly}</Tick>
            <Tick value={draft.meetingPointsOnly}>{w.meetingPointsOnly}</Tick>
            <Tick value={draft.instant}>{w.instant}</Tick>
          </div>
          <TextField label={w.car} hint={w.carHint} value={draft.car} maxLength={100} problem={problem?.of('car')} />
          <TextField label={w.plate} hint={w.plateHint} value={draft.plate} maxLength={12} problem={problem?.of('plate')} />
          <Select
            label={w.company}
            value={draft.company}
            options={Array.from({ length: 9 }, (_, count) => [`${count}`, w.companyOf(count)] as const)}
          />
          <Chips
            legend={w.cost}
            value={draft.cost}
            options={[
              ['NONE', w.costs.NONE],
              ['SHARED_FUEL', w.costs.SHARED_FUEL],
            ]}
          />
          <TextField label={w.note} value={draft.note} maxLength={300} problem={problem?.of('note')} />
        </div>
      </details>
    </>
  );
}
