import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api, requestId, type Schemas } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Chips, Facts, TextField } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { words } from './words';

/** Name, telephone, and by which of them who shares a car may reach the reader. */
export function PersonForm({ person, onSaved }: { person: Schemas['Person']; onSaved: () => void }) {
  const w = words();
  const firstName = useSignal(person.firstName ?? '');
  const phone = useSignal(person.phone ?? '');
  const contact = useSignal<'NONE' | 'EMAIL' | 'PHONE'>(person.contact === 'EMAIL' || person.contact === 'PHONE' ? person.contact : 'NONE');
  const busy = useSignal(false);
  const fault = useSignal<Problem | null>(null);

  async function save(event: Event) {
    event.preventDefault();
    busy.value = true;
    fault.value = null;
    try {
      const query = { updateMask: 'firstName,phone,contact', requestId: requestId() };
      const body = {
        firstName: firstName.value.trim(),
        phone: phone.value.trim(),
        contact: contact.value,
        ...(person.etag ? { etag: person.etag } : {}),
      };
      await answer(api.PATCH('/v1/people/me', { params: { query }, body }));
      announce(words().saved);
      onSaved();
    } catch (thrown) {
      fault.value = Problem.from(thrown);
      // Somebody else's change is looked at first; what is written here stays.
      if (fault.value.reason === 'ETAG_MISMATCH') onSaved();
      toFirstFault();
    } finally {
      busy.value = false;
    }
  }

  const problem = fault.value;
  return (
    <form class="card stack" onSubmit={event => void save(event)} noValidate>
      {person.email && <Facts rows={[[w.email, person.email]]} />}
      <TextField label={w.name} value={firstName} autoComplete="given-name" maxLength={100} problem={problem?.of('firstName')} />
      <TextField label={w.phone} type="tel" value={phone} autoComplete="tel" maxLength={40} problem={problem?.of('phone')} />
      <Chips
        legend={w.contact}
        value={contact}
        options={(['NONE', 'EMAIL', 'PHONE'] as const).map(one => [one, w.contacts[one]] as const)}
        problem={problem?.of('contact')}
      />
      {problem && !['firstName', 'phone', 'contact'].some(field => problem.of(field)) && <ProblemNotice problem={problem} />}
      <Button type="submit" busy={busy.value}>
        {w.save}
      </Button>
    </form>
  );
}
