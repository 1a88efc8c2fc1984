import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Problem } from '../contract/problem';
import { Button, Chips, Select, TextField, Tick } from '../design';
import { wordsOf } from '../design/ProblemNotice';
import { dateIn } from '../words/calendar';
import { common } from '../words/common';
import { type Draft, type Faults, faultsOf } from './draft';
import { words } from './formWords';
import { PlacePin } from './PlacePin';

/** Everything of a session that its organiser writes. */
export function SessionForm({
  draft,
  faults,
  problem,
  seats,
  known,
  busy,
  submit,
  onSubmit,
  children,
}: {
  draft: Draft;
  faults: Faults;
  problem: Problem | null;
  seats: readonly (readonly [string, string])[];
  /** Whether its place is known already. */
  known: boolean;
  busy: boolean;
  submit: string;
  onSubmit: () => void;
  children?: ComponentChildren;
}) {
  const w = words();
  const kinds = common().kinds;
  const today = dateIn(new Date());
  const remote = useComputed(() => draft.remote.value);
  // What was missing when it was sent is wrong until it is written.
  const missing = Object.keys(faults).length > 0 ? faultsOf(draft, known) : faults;
  const wrong = (field: keyof Draft, name: string = field) => missing[field] ?? problem?.of(name);
  const lost = problem?.reason === 'PLACE_NOT_FOUND' ? wordsOf(problem) : problem?.of('location');
  return (
    <form
      class="org-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      <fieldset class="card org-fields">
        <legend class="unseen">{w.when}</legend>
        <TextField label={w.date} type="date" value={draft.date} min={today} problem={wrong('date')} />
        <div class="org-pair">
          <TextField label={w.from} type="time" value={draft.from} problem={wrong('from')} />
          <TextField label={w.until} type="time" value={draft.until} problem={wrong('until')} />
        </div>
        <p class="hint">{w.untilHint}</p>
        <Tick value={draft.remote}>{w.remote}</Tick>
        {!remote.value && (
          <>
            <TextField
              label={w.place}
              hint={known ? `${w.placeHint} ${w.placeStays}` : w.placeHint}
              value={draft.place}
              maxLength={100}
              problem={missing.place ?? lost}
            />
            <PlacePin place={draft.place.value.trim()} />
            <TextField label={w.address} hint={w.addressHint} value={draft.address} maxLength={300} problem={wrong('address')} />
          </>
        )}
        {(remote.value || !known) && (
          <Select label={w.seat} value={draft.seat} options={[['', w.seatOf], ...seats]} problem={problem?.of('seat')} />
        )}
      </fieldset>
      <fieldset class="card org-fields">
        <legend class="unseen">{w.how}</legend>
        <Chips
          legend={w.kind}
          value={draft.kind}
          options={(['CANVASS', 'LEAFLET', 'POLLING_DAY', 'PHONE_BANK'] as const).map(kind => [kind, kinds[kind]] as const)}
        />
        <div class="org-pair">
          <TextField label={w.wanted} inputMode="numeric" maxLength={5} value={draft.wanted} problem={wrong('wanted')} />
          <TextField label={w.maximum} inputMode="numeric" maxLength={5} value={draft.maximum} problem={wrong('maximum')} />
        </div>
        <p class="hint">{w.maximumHint}</p>
      </fieldset>
      <fieldset class="card org-fields">
        <legend class="unseen">{w.more}</legend>
        <TextField label={w.name} value={draft.name} maxLength={100} problem={wrong('name', 'organiserName')} />
        <TextField label={w.bring} value={draft.bring} maxLength={500} problem={wrong('bring')} />
        <Chips
          legend={w.stepFree}
          value={draft.stepFree}
          options={(['YES', 'NO', 'UNKNOWN'] as const).map(one => [one, w.certainty[one]] as const)}
        />
      </fieldset>
      {children}
      <Button type="submit" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
