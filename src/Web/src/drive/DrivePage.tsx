import { useLoaded } from '../contract/useLoaded';
import { Notice, Page } from '../design';
import { Fetched } from '../design/Fetched';
import { hoursOf, titleOf, whenOf } from '../sessions/data';
import { SignedIn } from '../signin/SignedIn';
import { type Journey, myJourneys, toCome } from './data';
import './drive.css';
import { DemoTag } from '../design/DemoTag';
import { mySeries, rhythmOf, type SeriesAt } from './series';
import { words } from './words';

/** What the reader offers. */
export default function DrivePage() {
  const w = words();
  return (
    <Page title={w.title} narrow>
      <p class="lead">{w.lead}</p>
      <a class="button" href="/drive/offer">
        {w.offer}
      </a>
      <SignedIn why={w.signIn}>{who => <Mine key={who.id} />}</SignedIn>
    </Page>
  );
}

function Mine() {
  const w = words();
  const offers = useLoaded('mine', async () => {
    const [journeys, series] = await Promise.all([myJourneys(new Date()), mySeries()]);
    return { journeys, series };
  });
  return (
    <Fetched of={offers} what={w.fetching}>
      {({ journeys, series }) => (
        <>
          <Journeys journeys={journeys} />
          {series.length > 0 && <Weekly series={series} />}
        </>
      )}
    </Fetched>
  );
}

function Journeys({ journeys }: { journeys: readonly Journey[] }) {
  const w = words();
  const now = new Date();
  const [coming, past] = [journeys.filter(one => toCome(one, now)), journeys.filter(one => !toCome(one, now))];
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

function Weekly({ series }: { series: readonly SeriesAt[] }) {
  const w = words();
  return (
    <section class="stack" aria-labelledby="weekly">
      <h2 id="weekly">{w.weekly}</h2>
      <ul class="journeys">
        {series.map(({ series: one, seat }) => (
          <li key={one.id}>
            <a class="card journey-line" href={`/drive/series/${one.id}`}>
              <strong>{seat}</strong>
              <span>{rhythmOf(one)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
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

function Line({ journey: { offer, session, seat, bookings } }: { journey: Journey }) {
  const w = words();
  const [, until] = hoursOf(session);
  const asks = bookings.filter(one => one.state === 'REQUESTED').length;
  const aboard = bookings.filter(one => one.state === 'ACCEPTED').reduce((sum, one) => sum + (one.partySize ?? 1), 0);
  const off = offer.state === 'CANCELLED' || session.state === 'CANCELLED';
  const over = until < new Date();
  return (
    <li>
      <a class="card journey-line" href={`/drive/offers/${offer.id}`}>
        <strong>
          {titleOf(session, seat)} <DemoTag of={session} />
        </strong>
        <span>{whenOf(session)}</span>
        <span class="row">
          {off && <span class="tag">{w.cancelled}</span>}
          {!off && over && <span class="tag">{w.over}</span>}
          {asks > 0 && <span class="tag lamp">{w.asks(asks)}</span>}
          {aboard > 0 && <span class="tag good">{w.aboard(aboard)}</span>}
          {!off && !over && asks + aboard === 0 && <span class="soft small">{w.nobody}</span>}
        </span>
      </a>
    </li>
  );
}
