import { signal } from '@preact/signals';
import { answer, api, type Schemas } from '../contract/api';
import { Problem } from '../contract/problem';

/** What data may be used for. */
export type Purpose = Exclude<Schemas['Consent']['purpose'], 'UNSPECIFIED'>;

/** A question that waits for the reader, in the words that stand now. */
export interface Question {
  purpose: Purpose;
  wording: Schemas['ConsentWording'];
  answered: (agreed: boolean) => void;
}

/** The question on the screen; null for none. */
export const question = signal<Question | null>(null);

const moment = 250;
const moments = 20;

/** Makes a call; where it needs an agreement that the reader has not given, asks for it and makes the call again. Null where the reader says not now. */
export async function withConsent<Data>(call: () => Promise<Data>, given: readonly Purpose[] = [], waited = 0): Promise<Data | null> {
  try {
    return await call();
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.reason !== 'CONSENT_NEEDED') throw thrown;
    const purpose = (thrown.metadata.purpose ?? 'TAKING_PART') as Purpose;
    // What was just given is known to every replica within moments; nobody is asked twice for it.
    if (given.includes(purpose) && waited < moments) {
      await new Promise(resolve => setTimeout(resolve, moment));
      return withConsent(call, given, waited + 1);
    }
    return (await ask(purpose)) ? withConsent(call, [...given, purpose]) : null;
  }
}

/** Asks for an agreement, in the words that stand now. */
export async function ask(purpose: Purpose): Promise<boolean> {
  const { wordings } = await answer(api.GET('/v1/consentWordings'));
  const wording = wordings.filter(one => one.purpose === purpose).at(-1);
  if (!wording) return false;
  const agreed = await new Promise<boolean>(answered => {
    question.value = { purpose, wording, answered };
  });
  question.value = null;
  return agreed;
}
