import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Problem } from '../contract/problem';
import { Button, Loading, Notice, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { signInFirst } from '../signin/pending';
import { visitor } from '../signin/tokens';
import { day, span } from '../words/calendar';
import { type Journey, myJourneys, toCome } from './data';
import './drive.css';
import { words } from './words';

/** What the reader offers. */
export default function DrivePage() {
  const w = words();
  const who = visitor.value;
  return (
    <Page title={w.title} narrow>
      <p class="lead">{w.lead}</p>
      <a class="button" href="/drive/offer">
        {w.offer}
      </a>
      {who === null && (
        <Notice>
          <p>{w.signInFirst}</p>
          <Button kind="quiet" onClick={() => void signInFirst()}>
            {w.signIn}
          </Button>
        </Notice>
      )}
      {who && <Mine />}
    </Page>
  );
}

function Mine() {
  const w = words();
  const journeys = useSignal<readonly Journey[] | null>(null);
  const fault = useSignal<Problem | null>(null);
  const now = new Date();

  async function load() {
    fault.value = null;
    try {
      journeys.value = await myJourneys(now);
    } catch (thrown) {
      fault.value = Problem.from(thrown);
    }
  }
  useEffect(() => void load(), []);

  if (fault.value) return <ProblemNotice problem={fault.value} onRetry={() => void load()} />;
  if (!journeys.value) return <Loading what={w.fetching} />;
  const [coming, past] = [journeys.value.filter(one => toCome(one, now)), journeys.value.filter(one => !toCome(one, now))];
  return (
    <>
      {coming.length === 0 ? (
        <Notice kind="lamp">
          <h2>{w.none}</h2>
          <p>{w.noneHelp}</p>
        </Notice>
      ) : (
        <List name={w.list} journeys={coming} />
      )}
      {past.length > 0 && (
        <details class="more">
          <summary>{w.past}</summary>
          <List name={w.past} journeys={past} />
        </details>
      )}
    </>
  );
}

function List({ name, journeys }: { name: string; journeys: readonly Journey[] }) {
  return (
    <ul class="journeys" aria-label={name}>
      {journeys.map(one => (
        <Line key={one.offer.id} journey={one} />
      ))}
    </ul>
  );
}

function Line({ journey }: { journey: Journey }) {
  const w = words();
  const { offer, session, seat, bookings } = journey;
  const [from, until] = [new Date(session.from), new Date(session.until)];
  const asks = bookings.filter(one => one.state === 'REQUESTED').length;
  const aboard = bookings.filter(one => one.state === 'ACCEPTED').reduce((sum, one) => sum + (one.partySize ?? 1), 0);
  const off = offer.state === 'CANCELLED' || session.state === 'CANCELLED';
  return (
    <li>
      <a class="card journey-line" href={`/drive/offers/${offer.id}`}>
        <strong>{w.session(w.kinds[session.kind], seat)}</strong>
        <span>
          {day(from)}, {span(from, until)}
        </span>
        <span class="row">
          {off && <span class="tag">{w.cancelled}</span>}
          {!off && until < new Date() && <span class="tag">{w.over}</span>}
          {asks > 0 && <span class="tag lamp">{w.asks(asks)}</span>}
          {aboard > 0 && <span class="tag good">{w.aboard(aboard)}</span>}
          {!off && asks + aboard === 0 && until >= new Date() && <span class="soft small">{w.nobody}</span>}
        </span>
      </a>
    </li>
  );
}
