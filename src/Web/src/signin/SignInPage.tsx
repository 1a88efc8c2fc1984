import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Campaigns } from '../app/Campaigns';
import { fragment, go } from '../app/router';
import { campaign, findCampaign } from '../app/settings';
import { answer, api } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Loading, Notice, Page, TextField } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { toFirstFault } from '../design/toFirstFault';
import { browserSecret, forgetPending, keepPending, type Pending, pending, whereBefore } from './pending';
import { welcome } from './tokens';
import { words } from './words';

/** Signing in by a code, or by the link of the letter. */
export default function SignInPage() {
  const w = words();
  const begun = useSignal<Pending | null>(null);
  const fault = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const byLink = useSignal(false);

  async function finish(how: { code: string } | { link: string }, { id, browser, firstName }: Pending) {
    if (busy.peek()) return;
    busy.value = true;
    fault.value = null;
    try {
      const body = { browser, ...how, ...(firstName ? { firstName } : {}) };
      await welcome(await answer(api.POST('/v1/signIns/{signIn}:finish', { params: { path: { signIn: id } }, body })));
      await forgetPending();
      go(await whereBefore(), 'replace');
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    } finally {
      busy.value = false;
    }
  }

  useEffect(() => {
    const told = fragment();
    const [id, link, of] = [told.get('id'), told.get('link'), told.get('campaign')];
    // The secret is not left in the address, where it could be read over a shoulder, or sent on.
    if (link || of) history.replaceState(null, '', '/sign-in');
    if (of && campaign.value?.id !== of) campaign.value = { id: of, name: '' };
    void pending().then(async kept => {
      begun.value = kept;
      if (!id || !link) return;
      byLink.value = true;
      if (kept?.id === id) await finish({ link }, kept);
      else fault.value = new Problem('SIGN_IN_FAILED', 401, '');
      byLink.value = false;
    });
  }, []);

  if (byLink.value) {
    return (
      <Page title={w.title}>
        <Loading what={w.working} />
      </Page>
    );
  }
  return (
    <Page title={begun.value ? w.sentTitle : w.title} narrow>
      <Fault fault={fault.value} code={begun.value !== null} />
      {begun.value ? (
        <CodeForm
          pending={begun.value}
          busy={busy.value}
          onCode={code => begun.value && void finish({ code }, begun.value)}
          onAgain={() => {
            begun.value = null;
            fault.value = null;
          }}
        />
      ) : (
        <StartForm onBegun={one => (begun.value = one)} onFault={problem => (fault.value = problem)} fault={fault.value} />
      )}
    </Page>
  );
}

function Fault({ fault, code }: { fault: Problem | null; code: boolean }) {
  const w = words();
  if (!fault) return null;
  if (fault.reason === 'SIGN_IN_FAILED') return <Notice kind="wrong">{code ? w.codeFailed : w.linkFailed}</Notice>;
  if (fault.reason === 'SIGN_IN_OTHERWISE') return <Notice kind="wrong">{w.otherwise}</Notice>;
  // What is wrong with the address stands beside its field.
  return !code && fault.of('email') ? null : <ProblemNotice problem={fault} />;
}

function StartForm({
  onBegun,
  onFault,
  fault,
}: {
  onBegun: (one: Pending) => void;
  onFault: (fault: Problem | null) => void;
  fault: Problem | null;
}) {
  const w = words();
  const email = useSignal('');
  const firstName = useSignal('');
  const busy = useSignal(false);
  const missing = useSignal(false);

  async function start(event: Event) {
    event.preventDefault();
    missing.value = !/.@./.test(email.value);
    if (missing.value) return toFirstFault();
    busy.value = true;
    onFault(null);
    try {
      const of = await findCampaign();
      // Where there are several, it is asked which.
      if (!of) return;
      const browser = browserSecret();
      const body = { campaign: of.id, email: email.value.trim(), browser };
      const signIn = await answer(api.POST('/v1/signIns', { body }));
      const begun = {
        id: signIn.id ?? '',
        browser,
        email: body.email,
        firstName: firstName.value.trim(),
        until: Date.parse(signIn.expireTime ?? ''),
      };
      await keepPending(begun);
      onBegun(begun);
    } catch (thrown) {
      onFault(Problem.from(thrown));
      toFirstFault();
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="stack" onSubmit={start} noValidate>
      <p class="lead">{w.lead}</p>
      <Campaigns />
      <TextField
        label={w.email}
        hint={w.emailHint}
        type="email"
        autoComplete="email"
        inputMode="email"
        value={email}
        problem={missing.value ? w.emailMissing : fault?.of('email')}
      />
      <TextField label={w.firstName} hint={w.firstNameHint} autoComplete="given-name" maxLength={100} value={firstName} />
      <Button type="submit" busy={busy.value}>
        {w.send}
      </Button>
    </form>
  );
}

function CodeForm({
  pending,
  busy,
  onCode,
  onAgain,
}: {
  pending: Pending;
  busy: boolean;
  onCode: (code: string) => void;
  onAgain: () => void;
}) {
  const w = words();
  const code = useSignal('');
  const short = useSignal(false);
  return (
    <form
      class="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        const digits = code.value.replaceAll(/\s/g, '');
        short.value = !/^\d{6}$/.test(digits);
        if (short.value) toFirstFault();
        else onCode(digits);
      }}
    >
      <p class="lead">{w.sent(pending.email)}</p>
      <TextField
        label={w.code}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={7}
        value={code}
        class="code"
        problem={short.value ? w.codeShort : undefined}
      />
      <Button type="submit" busy={busy}>
        {w.finish}
      </Button>
      <Button kind="quiet" onClick={onAgain}>
        {w.again}
      </Button>
    </form>
  );
}
