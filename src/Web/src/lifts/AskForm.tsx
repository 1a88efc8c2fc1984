import { useSignal } from '@preact/signals';
import { withConsent } from '../consent/needed';
import { answer, api, type LiftRequest } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button, Chips, Select, TextField, Tick } from '../design';
import { ProblemNotice, wordsOf } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { words } from './words';

/** Asks for a lift. */
export function AskForm({ session, people, place, onAsked }: { session: string; people: number; place: string; onAsked: () => void }) {
  const w = words();
  // A point of the device's is too rough to be met at.
  const from = useSignal(/^-?\d/.test(place) ? '' : place);
  const legs = useSignal<NonNullable<LiftRequest['legs']>>('BOTH');
  const walk = useSignal('800');
  const needs = { wheelchair: useSignal(false), childSeat: useSignal(false), stepFree: useSignal(false), womenOnly: useSignal(false) };
  const agrees = { rematchInstantly: useSignal(false), meetingPointsOnly: useSignal(false) };
  const { busy, fault, attempt } = useAttempt();

  async function ask(event: Event) {
    event.preventDefault();
    const body = {
      session,
      originPlace: from.value.trim(),
      legs: legs.value,
      partySize: Math.min(people, 8),
      maxWalkMetres: Number(walk.value),
      wheelchair: needs.wheelchair.value,
      childSeat: needs.childSeat.value,
      stepFree: needs.stepFree.value,
      womenOnly: needs.womenOnly.value,
      rematchInstantly: agrees.rematchInstantly.value,
      meetingPointsOnly: agrees.meetingPointsOnly.value,
    };
    const failed = await attempt(async id => {
      const params = { query: { requestId: id } };
      if (await withConsent(() => answer(api.POST('/v1/liftRequests', { params, body })))) onAsked();
    });
    if (failed) toFirstFault();
  }

  const problem = fault.value;
  const atPlace = problem?.reason === 'PLACE_NOT_FOUND' ? wordsOf(problem) : problem?.of('originPlace');
  return (
    <form class="stack" onSubmit={event => void ask(event)} noValidate>
      <p class="soft">{w.lead}</p>
      <TextField label={w.from} hint={w.fromHint} value={from} autoComplete="postal-code" maxLength={100} problem={atPlace} />
      <Chips legend={w.legs} value={legs} options={(['BOTH', 'OUTWARD', 'RETURN'] as const).map(one => [one, w.leg[one]] as const)} />
      <Select label={w.walk} value={walk} options={['0', '400', '800', '1600'].map(one => [one, w.walks[one] ?? one] as const)} />
      <fieldset>
        <legend>{w.needs}</legend>
        <Tick value={needs.wheelchair}>{w.wheelchair}</Tick>
        <Tick value={needs.childSeat}>{w.childSeat}</Tick>
        <Tick value={needs.stepFree}>{w.stepFree}</Tick>
        <Tick value={needs.womenOnly}>{w.womenOnly}</Tick>
      </fieldset>
      <fieldset>
        <legend>{w.more}</legend>
        <Tick value={agrees.meetingPointsOnly}>{w.publicOnly}</Tick>
        <Tick value={agrees.rematchInstantly}>{w.rematch}</Tick>
      </fieldset>
      {problem && !atPlace && <ProblemNotice problem={problem} />}
      <Button type="submit" busy={busy.value}>
        {w.find}
      </Button>
    </form>
  );
}
