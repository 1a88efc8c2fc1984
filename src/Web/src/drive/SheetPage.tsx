import type { Parameters } from '../app/views';
import { Button, Notice, Page } from '../design';
import { mapAppAddress, pointText } from '../map/mapApp';
import { hoursOf, titleOf } from '../sessions/data';
import { day, span, time } from '../words/calendar';
import type { Journey } from './data';
import './drive.css';
import { DemoTag } from '../design/DemoTag';
import { Gate } from './Gate';
import { words as journeys } from './journeyWords';
import { Contact } from './Passenger';
import { arrival, departure } from './Route';
import { words } from './sheetWords';
import { type Direction, directionsOf, type Mover, type Stop, stopsOf } from './stops';
import { useJourney } from './useJourney';
import { words as common } from './words';

/** The day on one sheet, to be read in the car's pocket: stops, times, and who. */
export default function SheetPage({ offer = '' }: Parameters) {
  const followed = useJourney(offer);
  return <Gate followed={followed}>{journey => <Sheet journey={journey} old={followed.fault.value !== null} />}</Gate>;
}

function Sheet({ journey, old }: { journey: Journey; old: boolean }) {
  const w = words();
  const { offer, session, seat, bookings } = journey;
  const [from, until] = hoursOf(session);
  const asks = bookings.filter(one => one.state === 'REQUESTED').length;
  return (
    <Page title={w.title}>
      <div class="journey-head">
        <p>
          <strong>{day(from)}</strong>, <span class="whole">{span(from, until)}</span> <DemoTag of={session} />
        </p>
        <p>{titleOf(session, seat)}</p>
      </div>
      <div class="row no-print">
        <Button onClick={() => print()}>{w.print}</Button>
        <a class="button quiet" href={`/drive/offers/${offer.id}`}>
          {w.back}
        </a>
      </div>
      {old && <Notice kind="lamp">{w.old}</Notice>}
      {asks > 0 && <Notice kind="lamp">{w.asks(asks)}</Notice>}
      <div class="sheet">
        {directionsOf(offer.legs).map(way => (
          <Way key={way} way={way} journey={journey} />
        ))}
      </div>
    </Page>
  );
}

function Way({ way, journey }: { way: Direction; journey: Journey }) {
  const w = words();
  const c = common();
  const { offer, session, bookings } = journey;
  const stops = stopsOf(
    bookings.filter(one => one.state !== 'REQUESTED'),
    way,
    session.id ?? '',
  );
  const place = offer.originPlace || offer.coachStops?.[0]?.name || '';
  const there = way === 'OUTWARD';
  return (
    <section class="card" aria-labelledby={way}>
      <h2 id={way}>{c.direction[way]}</h2>
      <ol class="sheet-stops">
        {there ? (
          <Line what={w.leave(place)} more={stops.length > 0 ? w.intime : ''} />
        ) : (
          <Line at={departure(journey)} what={w.depart} more={session.address} />
        )}
        {stops.length === 0 && <Line what={w.empty} />}
        {stops.map(stop => (
          <Called key={`${stop.time.getTime()} ${stop.at.latitude} ${stop.at.longitude}`} stop={stop} />
        ))}
        {there ? (
          <Line
            at={arrival(journey)}
            what={w.arrive}
            more={[session.address, session.organiserName && w.askFor(session.organiserName)].filter(Boolean).join('. ')}
          />
        ) : (
          <Line what={w.home(place)} />
        )}
      </ol>
    </section>
  );
}

function Line({ at, what, more }: { at?: Date; what: string; more?: string | undefined }) {
  return (
    <li>
      <span class="sheet-time">{at && time(at)}</span>
      <div>
        <strong>{what}</strong>
        {more && <p class="soft">{more}</p>}
      </div>
    </li>
  );
}

function Called({ stop }: { stop: Stop }) {
  const w = words();
  return (
    <li>
      <span class="sheet-time">{time(stop.time)}</span>
      <div>
        {stop.movers.map(one => (
          <Moves key={`${one.booking.id} ${one.boards}`} mover={one} />
        ))}
        <p>{stop.meetingPoint || w.ownPlace}</p>
        <p>
          <a class="contact no-print" href={mapAppAddress(stop.at)}>
            {w.map}
          </a>
          <span class="sheet-at">{pointText(stop.at)}</span>
        </p>
      </div>
    </li>
  );
}

function Moves({ mover: { booking, boards } }: { mover: Mover }) {
  const w = words();
  const j = journeys();
  const name = booking.passengerName || j.somebody;
  const say = boards ? w.getsIn : w.getsOut;
  return (
    <>
      <strong>{say(name, booking.partySize ?? 1)}</strong>
      {booking.accompanied && <p>{j.accompanied}</p>}
      <Contact booking={booking} terse />
    </>
  );
}
