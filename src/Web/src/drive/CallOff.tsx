import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api, type LiftOffer, requestId } from '../contract/api';
import { Button } from '../design';
import { Ask } from '../design/Ask';
import { words } from './journeyWords';

/** What can be done with an offer as a whole. */
export function CallOff({ offer, aboard, onChange }: { offer: LiftOffer; aboard: number; onChange: () => void }) {
  const w = words();
  const ending = useSignal(false);

  async function cancel() {
    const params = { path: { liftOffer: offer.id ?? '' } };
    await answer(api.POST('/v1/liftOffers/{liftOffer}:cancel', { params, body: { requestId: requestId() } }));
    announce(words().offerCancelled);
    onChange();
  }

  return (
    <div class="row">
      <Button kind="stop" onClick={() => (ending.value = true)}>
        {w.cancel}
      </Button>
      <Ask open={ending} title={w.cancelTitle} text={w.cancelText(aboard)} yes={w.yesCallOff} no={w.keep} act={cancel} />
    </div>
  );
}
