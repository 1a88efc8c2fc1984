import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { ask, type Purpose } from '../consent/needed';
import { answer, api, requestId, type Schemas } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button, Page } from '../design';
import { Ask } from '../design/Ask';
import { Fetched } from '../design/Fetched';
import { ProblemNotice } from '../design/ProblemNotice';
import { saveFile } from '../design/saveFile';
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
  const kept = useLoaded('me', fetchKept, false);
  const again = () => void kept.again();
  return (
    <Fetched of={kept} what={w.loading}>
      {({ person, consents }) => (
        <>
          <PersonForm person={person} onSaved={again} />
          <Agreed consents={consents} onChange={again} />
          <Copy />
          <Erase />
        </>
      )}
    </Fetched>
  );
}

async function fetchKept(): Promise<Kept> {
  const [person, { consents }] = await Promise.all([answer(api.GET('/v1/people/me')), answer(api.GET('/v1/consents'))]);
  return { person, consents };
}

function Agreed({ consents, onChange }: { consents: readonly Schemas['Consent'][]; onChange: () => void }) {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const changing = useSignal('');
  const change = (purpose: Purpose, given: boolean) => {
    changing.value = purpose;
    return attempt(async id => {
      if (given) await answer(api.POST('/v1/consents:withdraw', { body: { purpose, requestId: id } }));
      else await ask(purpose);
      onChange();
    });
  };
  return (
    <section class="card stack">
      <h2>{w.agreed}</h2>
      {fault.value && <ProblemNotice problem={fault.value} />}
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
              busy={busy.value && changing.value === purpose}
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

function Copy() {
  const w = words();
  const { busy, fault, attempt } = useAttempt();
  const download = () =>
    attempt(async () => saveFile('my-data.json', (await answer(api.GET('/v1/people/me:export', { parseAs: 'blob' }))) as Blob));
  return (
    <section class="card stack">
      <h2>{w.copy}</h2>
      <p class="soft">{w.copyLead}</p>
      {fault.value && <ProblemNotice problem={fault.value} />}
      <Button kind="quiet" busy={busy.value} onClick={() => void download()}>
        {w.download}
      </Button>
    </section>
  );
}

function Erase() {
  const w = words();
  const sure = useSignal(false);
  const erase = async () => {
    await answer(api.POST('/v1/people/me:erase', { body: { requestId: requestId() } }));
    await drop();
    announce(words().erased);
  };
  return (
    <section class="card stack">
      <h2>{w.erase}</h2>
      <p class="soft">{w.eraseLead}</p>
      <Button kind="stop" onClick={() => (sure.value = true)}>
        {w.erase}
      </Button>
      <Ask open={sure} title={w.erase} text={w.eraseLead} yes={w.eraseSure} no={common().cancel} act={erase} />
    </section>
  );
}
