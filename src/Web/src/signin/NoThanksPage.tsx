import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { fragment } from '../app/router';
import { answer, api } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button, Notice, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { common } from '../words/common';
import { words } from './words';

/** Where the no of a letter leads: said by a tap, not by opening the page, since programs that look for harm open links too. */
export default function NoThanksPage() {
  const w = words();
  const secret = useSignal(fragment().get('secret') ?? '');
  const done = useSignal(false);
  const { busy, fault, attempt } = useAttempt();

  useEffect(() => {
    // Not left in the address, where it could be read over a shoulder.
    history.replaceState(null, '', '/no-thanks');
  }, []);

  const decline = () =>
    attempt(async () => {
      await answer(api.POST('/v1/invitations:decline', { body: { secret: secret.value } }));
      done.value = true;
      announce(w.noThanksDone);
    });

  return (
    <Page title={w.noThanksTitle} narrow>
      {done.value ? (
        <Notice kind="good">
          <h2>{w.noThanksDone}</h2>
          <p>{w.noThanksLater}</p>
        </Notice>
      ) : secret.value ? (
        <>
          <p class="lead">{w.noThanksLead}</p>
          <p>{w.noThanksWhat}</p>
          {fault.value && <ProblemNotice problem={fault.value} />}
          <Button busy={busy.value} onClick={() => void decline()}>
            {w.noThanks}
          </Button>
        </>
      ) : (
        <Notice kind="lamp">
          <h2>{w.noThanksMissing}</h2>
          <p>{w.noThanksMissingHelp}</p>
        </Notice>
      )}
      <a href="/">{done.value || !secret.value ? common().toFind : w.rather}</a>
    </Page>
  );
}
