import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { moved } from '../app/router';

/** A view: its heading is the page's name, and where the reader is put when they come. */
export function Page({ title, narrow, children }: { title: string; narrow?: boolean; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  // Before it is painted: a key that is pressed at once goes on from here.
  useLayoutEffect(() => {
    if (moved) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class={narrow ? 'stack narrow' : 'stack'}>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </div>
  );
}

interface ButtonProps {
  kind?: 'main' | 'quiet' | 'stop';
  type?: 'button' | 'submit';
  /** While it works it can be reached, and says so, but does nothing. */
  busy?: boolean | undefined;
  onClick?: () => void;
  children: ComponentChildren;
  /** Where the words on it do not say what it is about. */
  label?: string;
}

/** Something to press. */
export function Button({ kind = 'main', type = 'button', busy = false, onClick, children, label }: ButtonProps) {
  return (
    <button
      type={type}
      class={`button ${kind}`}
      aria-disabled={busy}
      aria-label={label}
      onClick={event => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy && <span class="spin" aria-hidden="true" />}
      {children}
    </button>
  );
}

interface TextFieldProps {
  label: string;
  hint?: string | undefined;
  value: Signal<string>;
  /** What the service, or we, find wrong in it. */
  problem?: string | undefined;
  type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number';
  autoComplete?: string;
  inputMode?: 'text' | 'email' | 'numeric' | 'tel';
  maxLength?: number;
  min?: string;
  max?: string;
  class?: string;
}

/** A line to write in. */
export function TextField({ label, hint, value, problem, type = 'text', class: extra = '', ...rest }: TextFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class={`field ${extra}`}>
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={id}
        class="input"
        // The union of what each type may have is wider than any one of them.
        type={type as 'text'}
        value={value.value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        onInput={event => (value.value = event.currentTarget.value)}
        {...rest}
      />
      {problem && (
        <span class="problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}

/** One of a few: all of them can be seen. */
export function Chips<Value extends string>({
  legend,
  value,
  options,
  problem,
  onChoose,
}: {
  legend: string;
  value: Signal<Value>;
  options: readonly (readonly [Value, string])[];
  problem?: string | undefined;
  onChoose?: (choice: Value) => void;
}) {
  const name = useId();
  const choose = (choice: Value) => {
    value.value = choice;
    onChoose?.(choice);
  };
  return (
    <fieldset aria-describedby={problem && `${name}-problem`}>
      <legend>{legend}</legend>
      <div class="chips">
        {options.map(([choice, words]) => (
          <label class="chip" key={choice}>
            <input type="radio" name={name} value={choice} checked={value.value === choice} onChange={() => choose(choice)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {problem && (
        <p class="problem" id={`${name}-problem`} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** One of many. */
export function Select<Value extends string>({
  label,
  value,
  options,
  problem,
}: {
  label: string;
  value: Signal<Value>;
  options: readonly (readonly [Value, string])[];
  problem?: string | undefined;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem && `${id}-problem`}
        value={value.value}
        onChange={event => (value.value = event.currentTarget.value as Value)}
      >
        {options.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
      {problem && (
        <span class="problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}

/** A yes or a no. */
export function Tick({ value, children }: { value: Signal<boolean>; children: ComponentChildren }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={value.value} onChange={event => (value.value = event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}

/** Something that the reader should know. What is wrong is said at once by programs that read aloud. */
export function Notice({ kind = 'told', children }: { kind?: 'told' | 'good' | 'wrong' | 'lamp'; children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === 'wrong' ? 'alert' : undefined}>
      {children}
    </div>
  );
}

/** Work that has no measure yet. */
export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      <span class="spin" aria-hidden="true" />
      {what}…
    </p>
  );
}

/** Names and what they are. */
export function Facts({ rows }: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows.filter(([, what]) => what).flatMap(([name, what]) => [<dt key={`${name}:`}>{name}</dt>, <dd key={name}>{what}</dd>])}
    </dl>
  );
}

/** A question over everything else. Escape is a no. Whoever has answered is where they were before it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const gone = useRef(false);
  // Of layout, whose end comes while the dialog is still there.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Only what is closed puts its reader back to where they were; taken away, it would leave them at the beginning of the page.
    return () => {
      gone.current = true;
      shown?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={() => gone.current || onClose()}>
      <div class="stack">
        {/* Where the reader begins: a key that is pressed once too often answers nothing. */}
        <h2 id={id} tabIndex={-1} autofocus>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
