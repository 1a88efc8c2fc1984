import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { go } from '../app/router';
import { ask, type Purpose } from '../consent/needed';
import { answer, api, requestId, type Schemas } from '../contract/api';
import { type Attempt, useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button, Dialog, Page } from '../design';
import { Fetched } from '../design/Fetched';
import { ProblemNotice } from '../design/ProblemNotice';
import { SignedIn } from '../signin/SignedIn';
import { drop } from '../signin/tokens';
import { common } from '../words/common';
import './me.css';
import { PersonForm } from './PersonForm';
import { words } from './words';

interface Kept {
  person: Schemas['Person'];
  consents: readonly Schemas['Consent'][];
}

/** What is kept of the reader, what they agreed to, and the way out. */
export default function MePage() {
  const w = words();
  return (
    <Page title={w.title} narrow>
      <SignedIn why={w.signIn}>{who => <Mine key={who.id} />}</SignedIn>
    </Page>
  );
}

function Mine() {
  const w = words();
  const { attempt, fault } = useAttempt();
  const kept = useLoaded('me', fetchKept, false);
  const again = () => void kept.again();
  return (
    <Fetched of={kept} what={w.loading}>
      {({ person, consents }) => (
        <>
          {fault.value && <ProblemNotice problem={fault.value} />}
          <PersonForm person={person} onSaved={again} />
          <Agreed consents={consents} onChange={again} onAttempt={attempt} />
          <Rights onAttempt={attempt} />
        </>
      )}
    </Fetched>
  );
}

async function fetchKept(): Promise<Kept> {
  const [person, { consents }] = await Promise.all([answer(api.GET('/v1/people/me')), answer(api.GET('/v1/consents'))]);
  return { person, consents };
}

function Agreed({
  consents,
  onChange,
  onAttempt,
}: {
  consents: readonly Schemas['Consent'][];
  onChange: () => void;
  onAttempt: Attempt['attempt'];
}) {
  const w = words();
  const change = (purpose: Purpose, given: boolean) =>
    onAttempt(async () => {
      if (given) await answer(api.POST('/v1/consents:withdraw', { body: { purpose, requestId: requestId() } }));
      else await ask(purpose);
      onChange();
    });
  return (
    <section class="card stack">
      <h2>{w.agreed}</h2>
      <ul class="stack">
        {consents.map(({ purpose, state }) => (
          <li class="agreed" key={purpose}>
            <div>
              <h3>{w.purposes[purpose]}</h3>
              <p class="soft">{w.states[state]}</p>
              {purpose === 'TAKING_PART' && state === 'GIVEN' && <p class="hint">{w.withdrawPart}</p>}
            </div>
            <Button
              kind={state === 'GIVEN' ? 'stop' : 'quiet'}
              label={state === 'GIVEN' ? w.withdraw(w.purposes[purpose]) : w.give(w.purposes[purpose])}
              onClick={() => void change(purpose as Purpose, state === 'GIVEN')}
            >
              {state === 'GIVEN' ? w.withdrawShort : w.giveShort}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rights({ onAttempt }: { onAttempt: Attempt['attempt'] }) {
  const w = words();
  const sure = useSignal(false);

  const download = () =>
    onAttempt(async () => {
      const copy = await answer(api.GET('/v1/people/me:export', { parseAs: 'blob' }));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(copy as Blob);
      link.download = 'my-data.json';
      link.click();
      URL.revokeObjectURL(link.href);
    });
  const erase = () =>
    onAttempt(async () => {
      sure.value = false;
      await answer(api.POST('/v1/people/me:erase', { body: { requestId: requestId() } }));
      await drop();
      go('/');
      announce(words().erased);
    });

  return (
    <>
      <section class="card stack">
        <h2>{w.copy}</h2>
        <p class="soft">{w.copyLead}</p>
        <Button kind="quiet" onClick={() => void download()}>
          {w.download}
        </Button>
      </section>
      <section class="card stack">
        <h2>{w.erase}</h2>
        <p class="soft">{w.eraseLead}</p>
        <Button kind="stop" onClick={() => (sure.value = true)}>
          {w.erase}
        </Button>
        {sure.value && (
          <Dialog title={w.erase} onClose={() => (sure.value = false)}>
            <p>{w.eraseLead}</p>
            <div class="row">
              <Button kind="stop" onClick={() => void erase()}>
                {w.eraseSure}
              </Button>
              <Button kind="quiet" onClick={() => (sure.value = false)}>
                {common().cancel}
              </Button>
            </div>
          </Dialog>
        )}
      </section>
    </>
  );
}
