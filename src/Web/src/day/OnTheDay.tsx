import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api, type Booking, requestId } from '../contract/api';
import { useAttempt } from '../contract/useAttempt';
import { Button, Chips, Notice } from '../design';
import { Ask } from '../design/Ask';
import { ProblemNotice } from '../design/ProblemNotice';
import './day.css';
import { byReader, type Leg, lateLeg, missingLeg, type Said } from './notices';
import { words } from './words';

const waits = ['5', '10', '15', '20', '30', '45', '60'] as const;

interface Props {
  booking: Booking;
  /** The other side: whom the reader drives, or who drives them. */
  name: string;
  onChange: () => void;
}

/** What driver and passenger say to each other on the day: that they will be late, or that the other was not there. */
export function OnTheDay({ booking, name, onChange }: Props) {
  const now = new Date();
  const [late, missing] = [lateLeg(booking, now), missingLeg(booking, now)];
  return (
    <>
      {booking.notices?.map(said => (
        <Notice key={`${said.kind} ${said.direction} ${said.byDriver}`} kind="lamp">
          <p>
            <strong>{words().way[said.direction ?? 'UNSPECIFIED']}:</strong> {tellingOf(booking, said, name)}
          </p>
        </Notice>
      ))}
      {late && <Late booking={booking} leg={late} name={name} onChange={onChange} />}
      {missing && <Missing booking={booking} leg={missing} name={name} onChange={onChange} />}
    </>
  );
}

function tellingOf(booking: Booking, said: Said, name: string): string {
  const w = words();
  if (byReader(booking, said)) return said.kind === 'LATE' ? w.youLate(said.minutes ?? 0) : w.youMissing(name);
  return said.kind === 'LATE' ? w.theyLate(name, said.minutes ?? 0) : w.theyMissing(name);
}

function Late({ booking, leg, name, onChange }: Props & { leg: Leg }) {
  const w = words();
  const asking = useSignal(false);
  const minutes = useSignal<(typeof waits)[number]>('10');
  const { busy, fault, attempt } = useAttempt();

  const tell = () =>
    attempt(async () => {
      const body = { direction: leg.direction ?? 'BOTH', minutes: Number(minutes.value), requestId: requestId() };
      await answer(api.POST('/v1/bookings/{booking}:reportLate', { params: { path: { booking: booking.id ?? '' } }, body }));
      announce(words().toldLate(name));
      asking.value = false;
      onChange();
    });

  if (!asking.value) {
    return (
      <Button kind="quiet" onClick={() => (asking.value = true)}>
        {w.late}
      </Button>
    );
  }
  return (
    <form
      class="stack late"
      onSubmit={event => {
        event.preventDefault();
        void tell();
      }}
    >
      <Chips legend={w.howLate} value={minutes} options={waits.map(one => [one, one] as const)} />
      {fault.value && <ProblemNotice problem={fault.value} />}
      <div class="row">
        <Button type="submit" busy={busy.value}>
          {w.tellLate(name)}
        </Button>
        <Button kind="quiet" onClick={() => (asking.value = false)}>
          {w.notNow}
        </Button>
      </div>
    </form>
  );
}

function Missing({ booking, leg, name, onChange }: Props & { leg: Leg }) {
  const w = words();
  const asking = useSignal(false);

  async function tell() {
    const body = { direction: leg.direction ?? 'BOTH', requestId: requestId() };
    await answer(api.POST('/v1/bookings/{booking}:reportNoShow', { params: { path: { booking: booking.id ?? '' } }, body }));
    announce(words().youMissing(name));
    onChange();
  }

  return (
    <>
      <Button kind="quiet" onClick={() => (asking.value = true)}>
        {w.missing(name)}
      </Button>
      <Ask open={asking} title={w.missingTitle(name)} text={w.missingText} yes={w.missingYes} no={w.notNow} act={tell} />
    </>
  );
}
