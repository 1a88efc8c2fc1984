import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { fragment } from '../app/router';
import { answer, api } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Notice, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { words } from './words';

/** Where the no of a letter leads: said by a tap, not by opening the page, since programs that look for harm open links too. */
export default function NoThanksPage() {
  const w = words();
  const secret = useSignal(fragment().get('secret') ?? '');
  const state = useSignal<'asked' | 'busy' | 'done'>('asked');
  const fault = useSignal<Problem | null>(null);

  useEffect(() => {
    // Not left in the address, where it could be read over a shoulder.
    history.replaceState(null, '', '/no-thanks');
  }, []);

  async function decline() {
    state.value = 'busy';
    fault.value = null;
    try {
      await answer(api.POST('/v1/invitations:decline', { body: { secret: secret.value } }));
      state.value = 'done';
      announce(w.noThanksDone);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
      state.value = 'asked';
    }
  }

  return (
    <Page title={w.noThanksTitle} narrow>
      {state.value === 'done' ? (
        <Notice kind="good">{w.noThanksDone}</Notice>
      ) : secret.value ? (
        <div class="stack">
          <p class="lead">{w.noThanksLead}</p>
          {fault.value && <ProblemNotice problem={fault.value} />}
          <Button busy={state.value === 'busy'} onClick={decline}>
            {w.noThanks}
          </Button>
        </div>
      ) : (
        <Notice kind="wrong">{w.noThanksMissing}</Notice>
      )}
    </Page>
  );
}
