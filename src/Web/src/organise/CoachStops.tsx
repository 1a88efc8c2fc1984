import type { Signal } from '@preact/signals';
import { Button, TextField, Tick } from '../design';
import { emptyStop, type StopDraft } from './coach';
import { words } from './coachWords';

interface Props {
  stops: Signal<readonly StopDraft[]>;
  legs: 'BOTH' | 'OUTWARD' | 'RETURN';
  /** What is wrong with a field, by its name. */
  wrong: (field: string) => string | undefined;
}

const most = 30;

/** Where a coach stops, in the order of the way there, and when. */
export function CoachStops({ stops, legs, wrong }: Props) {
  const w = words();
  return (
    <section class="stack org-wide" aria-labelledby="stops">
      <h2 id="stops">{w.stops}</h2>
      {stops.value.map((stop, at) => (
        <fieldset key={stop.key} class="card org-fields org-wide">
          <legend class="unseen">{w.stop(at + 1)}</legend>
          <p class="row org-stop-head">
            <strong>{w.stop(at + 1)}</strong>
            {stops.value.length > 1 && (
              <Button kind="quiet" label={w.remove(at + 1)} onClick={() => (stops.value = stops.value.filter(one => one.key !== stop.key))}>
                {w.removeShort}
              </Button>
            )}
          </p>
          <TextField label={w.place} value={stop.place} maxLength={100} problem={wrong(`coachStops[${at}].place`)} />
          <TextField label={w.name} value={stop.name} maxLength={100} problem={wrong(`coachStops[${at}].name`)} />
          <div class="org-pair">
            {legs !== 'RETURN' && (
              <TextField label={w.departs} type="time" value={stop.departs} problem={wrong(`coachStops[${at}].departureTime`)} />
            )}
            {legs !== 'OUTWARD' && (
              <TextField label={w.returns} type="time" value={stop.returns} problem={wrong(`coachStops[${at}].returnTime`)} />
            )}
          </div>
          <Tick value={stop.stepFree}>{w.stepFree}</Tick>
        </fieldset>
      ))}
      {stops.value.length < most && (
        <Button kind="quiet" onClick={() => (stops.value = [...stops.value, emptyStop()])}>
          {w.add}
        </Button>
      )}
    </section>
  );
}
