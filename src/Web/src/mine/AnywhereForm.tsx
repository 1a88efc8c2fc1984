import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { withConsent } from '../consent/needed';
import { answer, api } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button, Chips, Select, TextField, Tick } from '../design';
import { ProblemNotice, wordsOf } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { daysToCome } from '../find/days';
import { words as sessions } from '../sessions/words';
import { dateIn, instant, later } from '../words/calendar';
import { words } from './anywhereWords';

const furthest = 60;
const counts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `${from + at}`);

/** Says when the reader is free, from where, and how far they would go. */
export function AnywhereForm({ onSaid }: { onSaid: () => void }) {
  const w = words();
  const today = dateIn(new Date());
  const place = useSignal('');
  const date = useSignal<string>(daysToCome(new Date()).find(one => one !== 'weekend') ?? today);
  const [from, until] = [useSignal('09:00'), useSignal('18:00')];
  const travel = useSignal<'30' | '60' | '120'>('60');
  const people = useSignal('1');
  const drives = useSignal(false);
  const seats = useSignal('3');
  const tried = useSignal(false);
  const { busy, fault, attempt } = useAttempt();
  const whole = Boolean(date.value && from.value && until.value);

  async function say(event: Event) {
    event.preventDefault();
    tried.value = true;
    if (!whole) return toFirstFault();
    const body = {
      originPlace: place.value.trim(),
      from: instant(date.value, from.value).toISOString(),
      until: instant(date.value, until.value).toISOString(),
      maxTravel: `${Number(travel.value) * 60}s`,
      partySize: Number(people.value),
      drives: drives.value,
      ...(drives.value && { spareSeats: Number(seats.value) }),
    };
    const failed = await attempt(async id => {
      const params = { query: { requestId: id } };
      if (!(await withConsent(() => answer(api.POST('/v1/availabilities', { params, body }))))) return;
      tried.value = false;
      announce(words().done);
      onSaid();
    });
    if (failed) toFirstFault();
  }

  const problem = fault.value;
  const atPlace = problem?.reason === 'PLACE_NOT_FOUND' ? wordsOf(problem) : problem?.of('originPlace');
  return (
    <form class="stack" onSubmit={event => void say(event)} noValidate>
      <TextField label={w.place} hint={w.placeHint} value={place} autoComplete="postal-code" maxLength={100} problem={atPlace} />
      <TextField
        label={w.day}
        type="date"
        value={date}
        min={today}
        max={later(today, furthest)}
        problem={tried.value && !whole ? w.timesMissing : undefined}
      />
      <div class="hours">
        <TextField label={w.from} type="time" value={from} problem={problem?.of('from')} />
        <TextField label={w.until} type="time" value={until} problem={problem?.of('until')} />
      </div>
      <Chips legend={w.travel} value={travel} options={(['30', '60', '120'] as const).map(one => [one, w.travels[one]] as const)} />
      <Select label={w.people} value={people} options={counts(1, 8).map(one => [one, sessions().peopleOf(Number(one))] as const)} />
      <Tick value={drives}>{w.drives}</Tick>
      {drives.value && <Select label={w.seats} value={seats} options={counts(0, 8).map(one => [one, one] as const)} />}
      {problem && !atPlace && <ProblemNotice problem={problem} />}
      <Button type="submit" busy={busy.value}>
        {w.send}
      </Button>
    </form>
  );
}
