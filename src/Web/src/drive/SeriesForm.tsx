import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { useAttempt } from '../contract/useAttempt';
import { Button, Chips, TextField } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { later } from '../words/calendar';
import { changeSeries, type Series } from './series';
import { words } from './seriesWords';

const most = 366;

/** Changes what is offered every week. */
export function SeriesForm({ series, onChange }: { series: Series; onChange: () => void }) {
  const w = words();
  const seats = useSignal(`${series.outwardSeats || series.returnSeats || 3}`);
  const until = useSignal(series.endDate);
  const [from, home] = [useSignal(series.earliestDeparture), useSignal(series.latestReturn)];
  const { busy, fault, attempt } = useAttempt();
  const problem = fault.value;

  const save = () =>
    attempt(async () => {
      const count = Number(seats.value);
      await changeSeries(series, {
        ...(series.legs === 'RETURN' ? {} : { outwardSeats: count }),
        ...(series.legs === 'OUTWARD' ? {} : { returnSeats: count }),
        endDate: until.value,
        earliestDeparture: from.value,
        latestReturn: home.value,
      });
      announce(words().saved);
      onChange();
    });

  return (
    <form
      class="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="hint">{w.changeHint}</p>
      <div class="seat-chips">
        <Chips legend={w.howMany} value={seats} options={['1', '2', '3', '4', '5', '6', '7', '8'].map(one => [one, one] as const)} />
      </div>
      <TextField
        label={w.until}
        type="date"
        value={until}
        max={series.startDate ? later(series.startDate, most) : ''}
        problem={problem?.of('endDate')}
      />
      <div class="time-pair">
        <TextField label={w.dayFrom} type="time" value={from} problem={problem?.of('earliestDeparture')} />
        <TextField label={w.dayUntil} type="time" value={home} problem={problem?.of('latestReturn')} />
      </div>
      {problem && <ProblemNotice problem={problem} />}
      <Button type="submit" busy={busy.value}>
        {w.save}
      </Button>
    </form>
  );
}
