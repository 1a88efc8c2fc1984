import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { announce } from '../app/announce';
import { here } from '../app/router';
import type { Problem } from '../contract/problem';
import { Button, TextField } from '../design';
import { wordsOf } from '../design/ProblemNotice';
import { choose, Days, useDays } from './Days';
import { outcome, pose, questionHere, questionOf } from './search';
import { words } from './words';

/** One field and days. */
export function FindForm({ busy, problem }: { busy: boolean; problem: Problem | null }) {
  const w = words();
  const asked = questionHere() ?? questionOf(outcome.peek());
  const place = useSignal(asked?.place ?? '');
  const days = useDays(asked?.when ?? 'weekend');
  const missing = useSignal(false);
  const locating = useSignal(false);
  const told = useSignal('');
  const id = useId();

  // Another question came by the address, by the browser's own buttons. What is being written stays where only its order is another.
  const before = useRef(asked);
  useSignalEffect(() => {
    const now = here.value && questionHere();
    const was = before.current;
    before.current = now;
    if (now?.place !== was?.place) place.value = now?.place ?? '';
    if (now && now.when !== was?.when) choose(days, now.when);
  });
  const gone = useRef(false);
  useEffect(
    () => () => {
      gone.current = true;
    },
    [],
  );

  function submit(event?: Event) {
    event?.preventDefault();
    missing.value = place.value.trim() === '';
    if (missing.value) {
      document.getElementById(id)?.querySelector('input')?.focus();
      return;
    }
    told.value = '';
    pose({ place: place.value.trim(), when: days.when.value, rank: questionHere()?.rank ?? 'DISTANCE' });
  }

  function locate() {
    locating.value = true;
    told.value = '';
    const before = place.peek();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        locating.value = false;
        // Whoever has gone on, or written a postcode meanwhile, wants no other.
        if (gone.current || place.peek() !== before) return;
        // Two digits are about a mile: enough to find a seat, too little to find a home. The rest never leaves the device.
        place.value = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
        told.value = words().located;
        announce(told.value);
        submit();
      },
      () => {
        locating.value = false;
        told.value = words().locateRefused;
        announce(told.value);
      },
      { enableHighAccuracy: false, timeout: 10_000, maximumAge: 600_000 },
    );
  }

  const unknown = problem?.reason === 'PLACE_NOT_FOUND' ? wordsOf(problem) : problem?.of('place');
  return (
    <form class="find-form card" id={id} onSubmit={submit} noValidate>
      <TextField
        label={w.place}
        hint={w.placeHint}
        value={place}
        autoComplete="postal-code"
        maxLength={100}
        problem={missing.value ? w.placeMissing : unknown}
      />
      <Button kind="quiet" busy={locating.value} onClick={locate}>
        {locating.value ? w.locating : w.locate}
      </Button>
      {told.value && <p class="hint">{told.value}</p>}
      <Days days={days} problem={problem?.of('until')} />
      <Button type="submit" busy={busy}>
        {w.search}
      </Button>
    </form>
  );
}
