import { useSignal } from '@preact/signals';
import { answer, api, requestId } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Chips, Dialog } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { language } from '../words/language';
import { type Question, question } from './needed';
import { words } from './words';

/** Asks what has to be asked, over whatever the reader was doing. */
export function Consents() {
  const asked = question.value;
  return asked && <Asking key={asked.purpose} asked={asked} />;
}

function Asking({ asked }: { asked: Question }) {
  const w = words();
  const age = useSignal<'' | 'ADULT' | 'SIXTEEN_OR_SEVENTEEN'>('');
  const busy = useSignal(false);
  const fault = useSignal<Problem | null>(null);
  const ageMissing = useSignal(false);
  const needsAge = asked.purpose === 'TAKING_PART';

  async function agree() {
    ageMissing.value = needsAge && age.value === '';
    if (ageMissing.value) return;
    busy.value = true;
    fault.value = null;
    try {
      const body = {
        purpose: asked.purpose,
        wordingVersion: asked.wording.version,
        requestId: requestId(),
        ...(age.value ? { age: age.value } : {}),
      };
      await answer(api.POST('/v1/consents:give', { body }));
      asked.answered(true);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    } finally {
      busy.value = false;
    }
  }

  return (
    <Dialog title={w.title[asked.purpose]} onClose={() => asked.answered(false)}>
      {language.value !== 'en' && <p class="hint">{w.inEnglish}</p>}
      <p lang="en">{asked.wording.text}</p>
      {needsAge && (
        <div>
          <Chips
            legend={w.age}
            value={age}
            options={[
              ['ADULT', w.adult],
              ['SIXTEEN_OR_SEVENTEEN', w.younger],
            ]}
            problem={ageMissing.value ? w.ageNeeded : undefined}
          />
        </div>
      )}
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        <Button busy={busy.value} onClick={agree}>
          {w.agree}
        </Button>
        <Button kind="quiet" onClick={() => asked.answered(false)}>
          {w.notNow}
        </Button>
      </div>
    </Dialog>
  );
}
