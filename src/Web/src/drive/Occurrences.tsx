import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { useAttempt } from '../contract/useAttempt';
import { Button } from '../design';
import { Ask } from '../design/Ask';
import { ProblemNotice } from '../design/ProblemNotice';
import { dateWords } from '../words/calendar';
import { bringBack, type Occurrence, skip } from './series';
import { words } from './seriesWords';

/** The days of a series. */
export function Occurrences({ occurrences, onChange }: { occurrences: readonly Occurrence[]; onChange: () => void }) {
  const w = words();
  return (
    <section class="stack" aria-labelledby="days">
      <h2 id="days">{w.days}</h2>
      {occurrences.length === 0 && <p class="soft">{w.daysNone}</p>}
      <ul class="journeys">
        {occurrences.map(one => (
          <Day key={one.date} occurrence={one} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

const tags = { UNSPECIFIED: '', WAITING: '', OFFERED: 'good', SKIPPED: 'lamp' };

function Day({ occurrence, onChange }: { occurrence: Occurrence; onChange: () => void }) {
  const w = words();
  const skipping = useSignal(false);
  const { busy, fault, attempt } = useAttempt();
  const day = dateWords(occurrence.date);
  const state = occurrence.state ?? 'UNSPECIFIED';

  async function leaveOut() {
    await skip(occurrence);
    announce(words().skipped(day));
    onChange();
  }

  const takeBack = () =>
    void attempt(async () => {
      await bringBack(occurrence);
      announce(words().isBack(day));
      onChange();
    });

  return (
    <li class="card stack">
      <p class="row">
        <strong>{day}</strong>
        <span class={`tag ${tags[state]}`}>{w.states[state]}</span>
        {occurrence.booked && <span class="tag lamp">{w.booked}</span>}
        {occurrence.changed && <span class="tag">{w.changed}</span>}
      </p>
      {state === 'WAITING' && <p class="soft small">{w.waiting}</p>}
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        {state === 'OFFERED' && (
          <a class="button quiet" href={`/drive/offers/${occurrence.liftOffer}`} aria-label={`${w.open}: ${day}`}>
            {w.open}
          </a>
        )}
        {state === 'SKIPPED' ? (
          <Button kind="quiet" busy={busy.value} onClick={takeBack} label={w.backOf(day)}>
            {w.back}
          </Button>
        ) : (
          <Button kind="stop" onClick={() => (skipping.value = true)} label={w.skipOf(day)}>
            {w.skip}
          </Button>
        )}
      </div>
      <Ask open={skipping} title={w.skipTitle(day)} text={w.skipText} yes={w.skipYes} no={w.keep} act={leaveOut} />
    </li>
  );
}
