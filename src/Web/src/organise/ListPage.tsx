import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { announce } from '../app/announce';
import { answer, api, requestId } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Dialog, Notice } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { language } from '../words/language';
import { most, readList, textOf, type Wrong, wrongLines } from './list';
import { words } from './listWords';
import { Organising } from './Organising';
import type { Me } from './organiser';

/** Asks a list of people whether they want to take part. */
export default function ListPage() {
  return <Organising title={words().title}>{me => <List me={me} />}</Organising>;
}

function List({ me }: { me: Me }) {
  const w = words();
  const text = useSignal('');
  const asking = useSignal(false);
  const busy = useSignal(false);
  const done = useSignal<number | null>(null);
  const problem = useSignal<Problem | null>(null);
  const wrong = useSignal<readonly Wrong[]>([]);
  const request = useSignal(requestId());
  const list = useComputed(() => readList(text.value));
  const id = useId();
  const { people } = list.value;

  function check() {
    problem.value = null;
    wrong.value = list.value.wrong;
    if (wrong.value.length > 0) {
      announce(w.wrong(wrong.value.length));
      toFirstFault();
    } else if (people.length > 0 && people.length <= most) asking.value = true;
    else announce(people.length === 0 ? w.none : w.tooMany);
  }

  async function read(file: File | undefined) {
    // A file that has gone meanwhile leaves what is written as it is.
    const bytes = await file?.arrayBuffer().catch(() => undefined);
    if (bytes) text.value = textOf(bytes);
  }

  async function send() {
    busy.value = true;
    try {
      const body = {
        campaign: me.campaign ?? '',
        people: people.map(({ email, firstName }) => ({ email, ...(firstName && { firstName }) })),
        requestId: request.value,
      };
      const { acceptedCount } = await answer(api.POST('/v1/people:import', { body }));
      done.value = acceptedCount;
      request.value = requestId();
      announce(words().done(acceptedCount));
    } catch (thrown) {
      const found = Problem.from(thrown);
      if (!found.passes) request.value = requestId();
      wrong.value = wrongLines(people, found.errors);
      if (wrong.value.length > 0) {
        announce(words().wrong(wrong.value.length));
        toFirstFault();
      } else problem.value = found;
    } finally {
      busy.value = false;
      asking.value = false;
    }
  }

  if (done.value !== null) {
    return (
      <>
        <Notice kind="good">{w.done(done.value)}</Notice>
        <Button
          kind="quiet"
          onClick={() => {
            done.value = null;
            text.value = '';
          }}
        >
          {w.another}
        </Button>
      </>
    );
  }
  return (
    <>
      <p class="lead">{w.lead}</p>
      <ul class="org-rules">
        {w.rules.map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <form
        class="org-form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          check();
        }}
      >
        <div class="field org-wide">
          <label for={`${id}-text`}>{w.people}</label>
          <span class="hint" id={`${id}-hint`}>
            {w.peopleHint}
          </span>
          <textarea
            id={`${id}-text`}
            class="input"
            rows={8}
            spellcheck={false}
            autoComplete="off"
            placeholder="ann@example.org, Ann"
            aria-describedby={`${id}-hint ${id}-count${wrong.value.length > 0 ? ` ${id}-wrong` : ''}`}
            aria-invalid={wrong.value.length > 0 ? true : undefined}
            value={text.value}
            onInput={event => (text.value = event.currentTarget.value)}
          />
          <span class={people.length > most ? 'problem' : 'hint'} id={`${id}-count`}>
            {people.length > most ? w.tooMany : people.length === 0 ? w.none : w.count(people.length)}
          </span>
        </div>
        <div class="field org-wide">
          <label for={`${id}-file`}>{w.file}</label>
          <span class="hint">{w.fileHint}</span>
          <input
            id={`${id}-file`}
            class="input"
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={event => void read(event.currentTarget.files?.[0])}
          />
        </div>
        {wrong.value.length > 0 && <WrongRows id={`${id}-wrong`} rows={wrong.value} />}
        {problem.value && <ProblemNotice problem={problem.value} />}
        <Button type="submit">{w.ask}</Button>
      </form>
      {asking.value && (
        <Dialog title={w.confirmTitle(people.length)} onClose={() => (asking.value = false)}>
          <p>{w.confirm}</p>
          <div class="row">
            <Button busy={busy.value} onClick={() => void send()}>
              {w.yes}
            </Button>
            <Button kind="quiet" onClick={() => (asking.value = false)}>
              {w.no}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function WrongRows({ id, rows }: { id: string; rows: readonly Wrong[] }) {
  const w = words();
  return (
    // Said aloud once, by its number; a thousand lines are to be read, not to be listened to.
    <div class="notice wrong">
      <p id={id}>{w.wrong(rows.length)}</p>
      <ul class="org-wrong" aria-label={w.rows}>
        {rows.map(row => (
          <li key={row.line}>
            <strong>{w.line(row.line)}</strong> <code>{row.text}</code> <span>{told(row)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is wrong in a line; the service's own words are English. */
function told(row: Wrong): string {
  const w = words();
  if (row.fields.includes('missing')) return w.noAddress;
  if (language.value === 'en' && row.detail) return row.detail;
  return row.fields.includes('email') ? w.wrongAddress : w.wrongRow;
}
