import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { go } from '../app/router';
import type { Parameters } from '../app/views';
import { answer, api, type LiftOffer, requestId } from '../contract/api';
import { Problem } from '../contract/problem';
import { Button, Notice, Page } from '../design';
import { titleOf, whenOf } from '../sessions/data';
import type { Journey } from './data';
import { draftOf, offerOf } from './draft';
import './drive.css';
import { DemoTag } from '../design/DemoTag';
import { Fault } from './Fault';
import { Gate } from './Gate';
import { OfferFields } from './OfferFields';
import { words } from './offerWords';
import { useJourney } from './useJourney';

/** Changing an offer. */
export default function ChangePage({ offer = '' }: Parameters) {
  const followed = useJourney(offer);
  return <Gate followed={followed}>{journey => <Form journey={journey} onStale={() => void followed.load()} />}</Gate>;
}

function Form({ journey, onStale }: { journey: Journey; onStale: () => void }) {
  const w = words();
  const { offer, session, seat, bookings } = journey;
  // What the driver writes stays, whatever happens to the offer meanwhile.
  const kept = useSignal({ draft: draftOf(offer), before: offerOf(draftOf(offer), session) });
  const { draft, before } = kept.value;
  const busy = useSignal(false);
  const fault = useSignal<Problem | null>(null);
  const riding = bookings.some(one => one.state === 'ACCEPTED' || one.state === 'REQUESTED');

  async function save(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    const after = offerOf(draft, session);
    const changed = (Object.keys(after) as (keyof LiftOffer)[]).filter(field => after[field] !== before[field]);
    busy.value = true;
    fault.value = null;
    try {
      if (changed.length > 0) {
        const params = { path: { liftOffer: offer.id ?? '' }, query: { updateMask: changed.join(','), requestId: requestId() } };
        await answer(api.PATCH('/v1/liftOffers/{liftOffer}', { params, body: { ...after, etag: offer.etag ?? '' } }));
      }
      go(`/drive/offers/${offer.id}`);
      announce(words().saved);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
      if (fault.value.reason === 'ETAG_MISMATCH') onStale();
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.offer-form [aria-invalid]')?.focus());
    } finally {
      busy.value = false;
    }
  }

  return (
    <Page title={w.changeTitle} narrow>
      <form class="stack offer-form" onSubmit={event => void save(event)} noValidate>
        <div class="card chosen">
          <strong>
            {titleOf(session, seat)} <DemoTag of={session} />
          </strong>
          <span>{whenOf(session)}</span>
        </div>
        {riding && <Notice kind="lamp">{w.changeWarning}</Notice>}
        <OfferFields draft={draft} problem={fault.value} missing={false} />
        <Fault fault={fault.value} />
        <div class="row">
          <Button type="submit" busy={busy.value}>
            {w.save}
          </Button>
          <a class="button quiet" href={`/drive/offers/${offer.id}`}>
            {w.leaveIt}
          </a>
        </div>
      </form>
    </Page>
  );
}
