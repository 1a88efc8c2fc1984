import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Chips, Notice } from '../design';
import { MapToggle } from '../map/MapToggle';
import { miles } from '../words/measures';
import { Remote } from './Remote';
import { SeatCard } from './SeatCard';
import { type Found, pose, type Rank, reachMetres } from './search';
import { words } from './words';

const wide = matchMedia('(min-width: 64rem)');

/** The seats, and after them a map: beside the list where there is room, below it where it is asked for. */
export function Answer({ found, asking }: { found: Found; asking: boolean }) {
  const w = words();
  const { question, origin, seats } = found;
  const rank = useSignal<Rank>(question.rank);
  // What was answered may be another question: by the browser's own buttons.
  useEffect(() => {
    rank.value = question.rank;
  }, [question]);

  const [nearest] = [...seats].sort((one, other) => one.distanceMetres - other.distanceMetres);
  if (!nearest) {
    return (
      <Notice kind="lamp">
        <h2>{w.none}</h2>
        <p>{w.noneHelp}</p>
      </Notice>
    );
  }

  const far = nearest.distanceMetres > reachMetres;
  return (
    <section class="answer" aria-busy={asking} aria-labelledby="answer">
      {far ? (
        <Notice kind="lamp">
          <h2 id="answer">{w.farTitle(origin.name)}</h2>
          <p>{w.far(nearest.seat?.name ?? '', miles(nearest.distanceMetres))}</p>
          <Remote question={question} />
        </Notice>
      ) : (
        <h2 id="answer">{w.answered(seats.length, origin.name)}</h2>
      )}
      <Chips
        legend={w.rank}
        value={rank}
        options={(['DISTANCE', 'TRAVEL_TIME', 'NEED'] as const).map(one => [one, w.ranks[one]] as const)}
        onChoose={chosen => pose({ ...question, rank: chosen })}
      />
      <div class="answer-both">
        <div>
          {far && <h3>{w.further}</h3>}
          <ol class="seats" aria-label={w.list}>
            {seats.map((seat, at) => (
              <SeatCard key={seat.seat?.code} seat={seat} question={question} place={at + 1} />
            ))}
          </ol>
        </div>
        <MapToggle
          shown={wide.matches}
          label={w.mapOf}
          origin={origin}
          points={seats.flatMap((one, at) => {
            const point = one.nextSession?.location ?? one.seat?.hub;
            return point && one.seat
              ? [{ id: one.seat.code, at: point, sign: `${at + 1}`, words: one.seat.name, seat: one.seat.code }]
              : [];
          })}
        />
      </div>
    </section>
  );
}
