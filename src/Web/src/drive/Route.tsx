import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { answer, api, type Place } from '../contract/api';
import { Chips } from '../design';
import { MapToggle } from '../map/MapToggle';
import { sessionPoint } from '../map/points';
import { time } from '../words/calendar';
import type { Journey } from './data';
import { words } from './journeyWords';
import { type Direction, directionsOf, type Stop, stopsOf } from './stops';
import { words as drives } from './words';

const wide = matchMedia('(min-width: 64rem)');

/** The way with its stops: a list, and the same on the map. Who only asks is in it, so that the reader sees what a yes would mean. */
export function Route({ journey }: { journey: Journey }) {
  const w = words();
  const c = drives();
  const { offer, session, bookings } = journey;
  const ways = directionsOf(offer.legs);
  const way = useSignal<Direction>(ways[0] ?? 'OUTWARD');
  const home = useSignal<Place | undefined>(undefined);
  // A coach starts at its first stop.
  const [first] = offer.coachStops ?? [];
  const place = offer.originPlace || first?.name || '';
  const start = offer.originPlace || first?.place || '';
  useEffect(() => {
    // A map without the reader's home is still a map.
    if (start)
      answer(api.GET('/v1/places:resolve', { params: { query: { place: start } } })).then(
        found => (home.value = found),
        () => undefined,
      );
  }, [start]);

  const stops = stopsOf(bookings, way.value, session.id ?? '');
  const ends = [home.value?.location, session.location];
  const along = [ends[0], ...stops.map(stop => stop.at), ends[1]];
  const line = (way.value === 'OUTWARD' ? along : [ends[1], ...stops.map(stop => stop.at), ends[0]]).flatMap(at => (at ? [at] : []));
  return (
    <section class="stack" aria-labelledby="route">
      <h2 id="route">{w.route}</h2>
      {ways.length > 1 && <Chips legend={w.way} value={way} options={ways.map(one => [one, c.direction[one]] as const)} />}
      <ol class="stops">
        {way.value === 'OUTWARD' ? (
          <>
            <li class="end">{w.start(place)}</li>
            <Stops stops={stops} />
            <li class="end">{w.arrive(time(arrival(journey)))}</li>
          </>
        ) : (
          <>
            <li class="end">{w.depart(time(departure(journey)))}</li>
            <Stops stops={stops} />
            <li class="end">{w.end(place)}</li>
          </>
        )}
      </ol>
      <MapToggle
        shown={wide.matches}
        label={w.mapOf}
        hint={w.mapOf}
        origin={home.value}
        points={[
          ...stops.map((stop, at) => ({ id: `${at}`, at: stop.at, sign: `${at + 1}`, words: namesOf(stop), kind: 'meeting' as const })),
          ...sessionPoint(session),
        ]}
        lines={line.length > 1 ? [{ id: way.value, along: line }] : []}
      />
    </section>
  );
}

function Stops({ stops }: { stops: readonly Stop[] }) {
  const w = words();
  if (stops.length === 0) return <li class="soft">{w.noStops}</li>;
  return (
    <>
      {stops.map((stop, at) => (
        <li key={`${stop.time.getTime()} ${at}`} class="stop">
          <span class="stop-sign" aria-hidden="true">
            {at + 1}
          </span>
          <strong>{time(stop.time)}</strong> <span>{namesOf(stop)}</span>
          {stop.meetingPoint && <span class="soft"> {stop.meetingPoint}</span>}
        </li>
      ))}
    </>
  );
}

/** Who gets in and out. */
function namesOf(stop: Stop): string {
  const w = words();
  const names = (boards: boolean) =>
    w.and(
      stop.movers
        .filter(one => one.boards === boards)
        .map(one => (one.asked ? `${one.booking.passengerName || w.somebody} (${w.asks})` : one.booking.passengerName || w.somebody)),
    );
  return [names(true) && w.boardsHere(names(true)), names(false) && w.leavesHere(names(false))].filter(Boolean).join('; ');
}

/** When the car must be at the session: its start less ten minutes, or earlier where the driver says so. */
export function arrival({ offer, session }: Journey): Date {
  const due = Date.parse(session.from) - 600_000;
  return new Date(offer.latestArrival ? Math.min(due, Date.parse(offer.latestArrival)) : due);
}

/** When the car leaves for home: at the session's end, or later where the driver says so. */
export function departure({ offer, session }: Journey): Date {
  const end = Date.parse(session.until);
  return new Date(offer.returnDeparture ? Math.max(end, Date.parse(offer.returnDeparture)) : end);
}
