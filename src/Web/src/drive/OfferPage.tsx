import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { fragment, go, here } from '../app/router';
import { findCampaign } from '../app/settings';
import { withConsent } from '../consent/needed';
import { answer, api, requestId } from '../contract/api';
import { Problem } from '../contract/problem';
import { useLoaded } from '../contract/useLoaded';
import { Button, Notice, Page } from '../design';
import { Fetched } from '../design/Fetched';
import { closed, type SessionAt, sessionOf, titleOf, whenOf } from '../sessions/data';
import { signInFirst } from '../signin/pending';
import { visitor } from '../signin/tokens';
import { common } from '../words/common';
import { emptyDraft, offerOf, written } from './draft';
import './drive.css';
import { DemoTag } from '../design/DemoTag';
import { Fault } from './Fault';
import { OfferFields } from './OfferFields';
import { words } from './offerWords';
import { Repeat } from './Repeat';
import { SessionPicker } from './SessionPicker';
import { createSeries, dayAround, seriesOf } from './series';

/** Offering seats: where from and when, to which session, how many. What is chosen stands behind the #, so that it can be come back to. */
export default function OfferPage() {
  const w = words();
  const told = here.value && fragment();
  const session = told.get('session');
  const place = told.get('place') ?? '';
  written.draft ??= emptyDraft();
  const { draft } = written;
  if (place && !draft.place.peek()) draft.place.value = place;
  useEffect(() => void findCampaign().catch(() => undefined), []);
  return (
    <Page title={w.title} narrow>
      {session ? <ToSession key={session} id={session} /> : <SessionPicker draft={draft} />}
    </Page>
  );
}

function ToSession({ id }: { id: string }) {
  const found = useLoaded(id, () => sessionOf(id), false);
  return (
    <Fetched of={found} what={words().fetching}>
      {shown => <Details {...shown} />}
    </Fetched>
  );
}

function Details({ session, seat }: SessionAt) {
  const w = words();
  const draft = (written.draft ??= emptyDraft());
  if (!draft.dayFrom.peek()) [draft.dayFrom.value, draft.dayUntil.value] = dayAround(session);
  const busy = useSignal(false);
  const fault = useSignal<Problem | null>(null);
  const missing = useSignal(false);
  // The same for every attempt: whoever sends twice offers once.
  const attempt = useSignal(requestId());

  async function send(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    missing.value = draft.place.value.trim() === '';
    if (missing.value) {
      document.querySelector<HTMLInputElement>('.offer-form input')?.focus();
      return;
    }
    if (!visitor.value) {
      await signInFirst();
      return;
    }
    busy.value = true;
    fault.value = null;
    try {
      if (draft.repeats.value) {
        const series = await withConsent(() => createSeries(seriesOf(draft, session), attempt.value));
        if (!series) return;
        written.draft = null;
        go(`/drive/series/${series.id}`, 'replace');
        announce(words().offeredWeekly);
        return;
      }
      const body = offerOf(draft, session);
      const made = await withConsent(() => answer(api.POST('/v1/liftOffers', { params: { query: { requestId: attempt.value } }, body })));
      if (!made) return;
      written.draft = null;
      go(`/drive/offers/${made.id}`, 'replace');
      announce(words().offered);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
      if (!fault.value.passes) attempt.value = requestId();
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.offer-form [aria-invalid]')?.focus());
    } finally {
      busy.value = false;
    }
  }

  const chosen = (
    <div class="card chosen">
      <strong>
        {titleOf(session, seat)} <DemoTag of={session} />
      </strong>
      <span>{whenOf(session)}</span>
      {session.address && <span class="soft">{session.address}</span>}
      <a href={`/drive/offer#${new URLSearchParams({ place: draft.place.value, when: fragment().get('when') ?? 'weekend' })}`}>
        {w.change}
      </a>
    </div>
  );
  if (closed(session)) {
    return (
      <>
        {chosen}
        <Notice kind="lamp">{w.closed}</Notice>
      </>
    );
  }
  const seats = Number(draft.seats.value);
  return (
    <form class="stack offer-form" onSubmit={event => void send(event)} noValidate>
      {chosen}
      <OfferFields draft={draft} problem={fault.value} missing={missing.value} timed={!draft.repeats.value} />
      <Repeat draft={draft} session={session} problem={fault.value} missing={missing.value} />
      {!visitor.value && <p class="hint">{common().signInFirst}</p>}
      <Fault fault={fault.value} />
      <Button type="submit" busy={busy.value}>
        {visitor.value ? (draft.repeats.value ? w.sendWeekly : w.send(seats)) : w.signIn}
      </Button>
    </form>
  );
}
