import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { announce } from '../app/announce';
import { useAttempt } from '../contract/useAttempt';
import { Button } from '../design';
import { Fault } from './Fault';
import { OfferFields } from './OfferFields';
import { words as offers } from './offerWords';
import { WeeklyFields } from './Repeat';
import { changeOf, changeSeries, draftOfSeries, type Series } from './series';
import { words } from './seriesWords';

/** Changes what is offered every week. */
export function SeriesForm({ series, onChange }: { series: Series; onChange: () => void }) {
  const w = words();
  // What the driver writes stays when the same version comes again.
  const draft = useMemo(() => draftOfSeries(series), [series.etag]);
  const missing = useSignal(false);
  const { busy, fault, attempt } = useAttempt();

  async function save() {
    missing.value = draft.place.value.trim() === '' || draft.repeatUntil.value === '';
    if (missing.value) return;
    await attempt(async () => {
      const change = changeOf(draft, series);
      if (Object.keys(change).length > 0) await changeSeries(series, change);
      announce(words().saved);
      onChange();
    });
  }

  const missed = missing.value;
  return (
    <form
      class="stack offer-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void save().then(() => requestAnimationFrame(() => document.querySelector<HTMLElement>('.offer-form [aria-invalid]')?.focus()));
      }}
    >
      <p class="hint">{w.changeHint}</p>
      <OfferFields draft={draft} problem={fault.value} missing={missed && draft.place.value.trim() === ''} timed={false} />
      <WeeklyFields draft={draft} first={series.startDate ?? ''} problem={fault.value} missing={missed} />
      <Fault fault={fault.value} />
      <Button type="submit" busy={busy.value}>
        {offers().save}
      </Button>
    </form>
  );
}
