import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  hint?: string | undefined;
  value: Signal<string>;
  problem?: string | undefined;
  rows?: number;
  maxLength?: number;
}

/** Several lines to write in. */
export function TextArea({ label, hint, value, problem, rows = 4, maxLength }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <textarea
        id={id}
        class="input"
        rows={rows}
        maxLength={maxLength}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        value={value.value}
        onInput={event => (value.value = event.currentTarget.value)}
      />
      {problem && (
        <span class="problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}
