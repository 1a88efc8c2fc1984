import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { Chips, TextField } from '../design';
import { dateIn, later, shortDay } from '../words/calendar';
import { common } from '../words/common';
import { daysToCome, type When } from './days';

// Sessions further away than this are not found by days.
const furthest = 60;

/** Days that are being chosen. */
export interface DaysChosen {
  choice: Signal<string>;
  date: Signal<string>;
  /** What is chosen; the days to come where another day is wanted and none is named yet. */
  when: ReadonlySignal<When>;
}

/** Keeps which days are chosen, beginning with some. */
export function useDays(first: When): DaysChosen {
  const quick = daysToCome(new Date()).includes(first);
  const choice = useSignal<string>(quick ? first : 'other');
  const date = useSignal<string>(quick ? '' : first);
  const when = useComputed(() => (choice.value === 'other' ? (date.value as When) || 'week' : (choice.value as When)));
  return { choice, date, when };
}

/** Chooses days in place of what was chosen. */
export function choose({ choice, date }: DaysChosen, when: When): void {
  const quick = daysToCome(new Date()).includes(when);
  choice.value = quick ? when : 'other';
  date.value = quick ? '' : when;
}

/** Days to choose from: those of the coming weekend by one tap, others by their date. */
export function Days({ days: { choice, date }, problem }: { days: DaysChosen; problem?: string | undefined }) {
  const w = common();
  const today = dateIn(new Date());
  const wordsFor = (one: When) => (one === 'weekend' ? w.weekend : one === 'week' ? w.week : shortDay(one));
  return (
    <>
      <Chips
        legend={w.when}
        value={choice}
        options={[...daysToCome(new Date()).map(one => [one as string, wordsFor(one)] as const), ['other', w.otherDay] as const]}
      />
      {choice.value === 'other' && (
        <TextField label={w.date} type="date" value={date} min={today} max={later(today, furthest)} problem={problem} />
      )}
    </>
  );
}
