import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { go } from '../app/router';
import type { Parameters } from '../app/views';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button, Dialog, Notice, Page } from '../design';
import { Fetched } from '../design/Fetched';
import { ProblemNotice } from '../design/ProblemNotice';
import { SignedIn } from '../signin/SignedIn';
import './drive.css';
import { Occurrences } from './Occurrences';
import { SeriesForm } from './SeriesForm';
import { cancelSeries, oneSeries, rhythmOf, type SeriesAt } from './series';
import { words } from './seriesWords';
import { words as common } from './words';

/** What the reader offers every week: its days, each of which can be left out, and the whole, which can be changed and ended. */
export default function SeriesPage({ series: id = '' }: Parameters) {
  const w = words();
  const loaded = useSignal('');
  return (
    <Page title={loaded.value ? w.title(loaded.value) : common().title} narrow>
      <SignedIn why={w.signIn}>{who => <Mine key={who.id} id={id} onNamed={name => (loaded.value = name)} />}</SignedIn>
      <a href="/drive">{w.all}</a>
    </Page>
  );
}

const soon = [1, 2, 4, 8, 16].map(seconds => seconds * 1000);

function Mine({ id, onNamed }: { id: string; onNamed: (seat: string) => void }) {
  const series = useLoaded(id, async () => {
    const found = await oneSeries(id);
    onNamed(found.seat);
    return found;
  });
  const changes = useSignal(0);
  useEffect(() => {
    // What was just made or changed is offered within moments, but not at once.
    const timers = soon.map(wait => setTimeout(() => void series.again(), wait));
    return () => timers.forEach(clearTimeout);
  }, [changes.value]);
  return (
    <Fetched of={series} what={words().fetching}>
      {found => (
        <Shown
          {...found}
          onChange={() => {
            changes.value++;
            void series.again();
          }}
        />
      )}
    </Fetched>
  );
}

function Shown({ series, onChange }: SeriesAt & { onChange: () => void }) {
  const w = words();
  const c = common();
  return (
    <>
      <div class="journey-head">
        <p>
          <strong>{rhythmOf(series)}</strong>
        </p>
        <p class="soft">
          {[w.hours(series.earliestDeparture, series.latestReturn), series.originPlace && w.from(series.originPlace)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p class="row">
          <span class="tag">{c.legs[series.legs ?? 'BOTH']}</span>
          <span class="tag">{w.seats(series.outwardSeats || series.returnSeats || 0)}</span>
        </p>
      </div>
      {series.state === 'CANCELLED' && <Notice kind="lamp">{w.isCancelled}</Notice>}
      <Occurrences occurrences={series.occurrences ?? []} onChange={onChange} />
      {series.state === 'ACTIVE' && (
        <>
          <details class="more">
            <summary>{w.change}</summary>
            <SeriesForm key={series.etag} series={series} onChange={onChange} />
          </details>
          <End series={series.id ?? ''} />
        </>
      )}
    </>
  );
}

function End({ series }: { series: string }) {
  const w = words();
  const ending = useSignal(false);
  const { busy, fault, attempt } = useAttempt();
  const close = () => (ending.value = false);
  const end = (booked: boolean) =>
    void attempt(async () => {
      await cancelSeries(series, booked);
      go('/drive');
      announce(words().cancelled);
    });
  return (
    <>
      <Button kind="stop" onClick={() => (ending.value = true)}>
        {w.cancel}
      </Button>
      {ending.value && (
        <Dialog title={w.cancelTitle} onClose={close}>
          <p>{w.cancelText}</p>
          {fault.value && <ProblemNotice problem={fault.value} />}
          <div class="row">
            <Button busy={busy.value} onClick={() => end(false)}>
              {w.cancelKeep}
            </Button>
            <Button kind="stop" busy={busy.value} onClick={() => end(true)}>
              {w.cancelAll}
            </Button>
            <Button kind="quiet" onClick={close}>
              {w.keep}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
