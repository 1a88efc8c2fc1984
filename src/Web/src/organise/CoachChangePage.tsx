import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { go } from '../app/router';
import type { Parameters } from '../app/views';
import { withConsent } from '../consent/needed';
import { answer, api, type Booking, type LiftOffer, requestId } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { useLoaded } from '../contract/useLoaded';
import { Button, Dialog } from '../design';
import { Fetched } from '../design/Fetched';
import { toFirstFault } from '../design/toFirstFault';
import { type SessionAt, sessionOf } from '../sessions/data';
import { common } from '../words/common';
import { CoachForm } from './CoachForm';
import { coachFaults, coachOf, differing, draftOf } from './coach';
import { words } from './coachWords';
import { Organising } from './Organising';
import { agreed } from './sessions';

/** A coach as it runs, and who rides in it. */
interface Running {
  at: SessionAt;
  offer: LiftOffer;
  riding: Booking[];
}

/** Changes a coach that runs. */
export default function CoachChangePage({ session = '', coach = '' }: Parameters) {
  const seat = useSignal('');
  return (
    <Organising title={words().changeTitle(seat.value)}>
      {() => <Fetching session={session} coach={coach} onNamed={name => (seat.value = name)} />}
    </Organising>
  );
}

function Fetching({ session, coach, onNamed }: { session: string; coach: string; onNamed: (seat: string) => void }) {
  const running = useLoaded(
    coach,
    async () => {
      const [at, offer, riding] = await Promise.all([sessionOf(session), offerOf(coach), ridersOf(session, coach)]);
      onNamed(at.seat);
      return { at, offer, riding };
    },
    false,
  );
  return (
    <Fetched of={running} what={common().loading}>
      {found => <Form running={found} onStale={() => void running.again()} />}
    </Fetched>
  );
}

function Form({ running: { at, offer, riding }, onStale }: { running: Running; onStale: () => void }) {
  const w = words();
  const { session } = at;
  // What the organiser writes stays, whatever happens to the coach meanwhile.
  const draft = useSignal(draftOf(offer)).value;
  const before = useSignal(coachOf(draft, session)).value;
  const tried = useSignal(false);
  const nothing = useSignal(false);
  const asking = useSignal(false);
  const { busy, fault, attempt } = useAttempt();

  function submit() {
    tried.value = true;
    if (Object.keys(coachFaults(draft)).length > 0) return toFirstFault();
    const mask = differing(before, coachOf(draft, session));
    nothing.value = mask.length === 0;
    if (nothing.value) return undefined;
    // A word to passengers moves nobody.
    if (riding.length > 0 && mask.some(field => field !== 'note')) asking.value = true;
    else void save();
    return undefined;
  }

  async function save() {
    const after = coachOf(draft, session);
    const params = {
      path: { liftOffer: offer.id ?? '' },
      query: { updateMask: differing(before, after).join(','), requestId: requestId() },
    };
    const body = { ...after, etag: offer.etag ?? '' };
    const failed = await attempt(async () => {
      if (!(await withConsent(() => answer(api.PATCH('/v1/liftOffers/{liftOffer}', { params, body }))))) return;
      const left = new Set((await ridersOf(session.id ?? '', offer.id ?? '')).map(one => one.id));
      go(`/organise/sessions/${session.id}`);
      announce(words().saved(riding.filter(one => left.has(one.id)).length, riding.length));
    });
    asking.value = false;
    if (!failed) return;
    if (failed.reason === 'ETAG_MISMATCH') onStale();
    toFirstFault();
  }

  return (
    <>
      <CoachForm at={at} draft={draft} tried={tried.value} problem={fault.value} busy={busy.value} submit={w.save} onSubmit={submit}>
        <p class="lead">{w.changeLead}</p>
        <p role="status">{nothing.value && w.nothing}</p>
      </CoachForm>
      {asking.value && (
        <Dialog title={w.askTitle} onClose={() => (asking.value = false)}>
          <p>{w.askRiders(riding.reduce((sum, one) => sum + (one.partySize ?? 1), 0))}</p>
          <p>{w.askWhat}</p>
          <div class="row">
            <Button busy={busy.value} onClick={() => void save()}>
              {w.askYes}
            </Button>
            <Button kind="quiet" onClick={() => (asking.value = false)}>
              {w.askNo}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const offerOf = (liftOffer: string): Promise<LiftOffer> =>
  answer(api.GET('/v1/liftOffers/{liftOffer}', { params: { path: { liftOffer } } }));

const ridersOf = async (session: string, coach: string): Promise<Booking[]> =>
  (await agreed(session)).filter(booking => booking.liftOffer === coach);
