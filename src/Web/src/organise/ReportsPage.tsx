import { useSignal } from '@preact/signals';
import { announce } from '../app/announce';
import { answer, api, requestId, type Schemas } from '../contract/api';
import { useLoaded } from '../contract/useLoaded';
import { Button, Notice } from '../design';
import { Ask } from '../design/Ask';
import { Fetched } from '../design/Fetched';
import { day, time } from '../words/calendar';
import { Organising } from './Organising';
import type { Me } from './organiser';
import { words } from './reportWords';
import { all } from './sessions';

type Report = Schemas['Report'];
type Outcome = 'NOTHING' | 'WARNED' | 'BARRED';

/** What volunteers have told the organisers of others, to be worked off. */
export default function ReportsPage() {
  return <Organising title={words().title}>{me => <Reports me={me} />}</Organising>;
}

function Reports({ me }: { me: Me }) {
  const w = words();
  const reports = useLoaded(me.id ?? '', () =>
    all<Report>(async pageToken => {
      const found = await answer(api.GET('/v1/reports', { params: { query: { pageSize: 200, pageToken } } }));
      return [found.reports, found.nextPageToken];
    }),
  );
  // Who organises some seats cannot keep anybody out of the whole campaign.
  const outcomes: readonly Outcome[] = (me.seats ?? []).length > 0 ? ['NOTHING', 'WARNED'] : ['NOTHING', 'WARNED', 'BARRED'];
  return (
    <>
      <p class="lead">{w.lead}</p>
      <Fetched of={reports} what={w.loading}>
        {found => {
          const open = found.filter(one => !one.resolveTime);
          const done = found.filter(one => one.resolveTime);
          return (
            <>
              {open.length === 0 ? (
                <Notice kind="good">
                  <h2>{w.none}</h2>
                  <p>{w.noneHelp}</p>
                </Notice>
              ) : (
                <>
                  <p class="org-summary">{w.summary(open.length)}</p>
                  <ul class="stack">
                    {open.map(one => (
                      <One key={one.id} report={one} outcomes={outcomes} onChange={() => void reports.again()} />
                    ))}
                  </ul>
                </>
              )}
              {done.length > 0 && (
                <details class="org-more">
                  <summary>{w.earlier}</summary>
                  <ul class="stack">
                    {done.map(one => (
                      <One key={one.id} report={one} outcomes={[]} onChange={() => undefined} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Fetched>
    </>
  );
}

function One({ report, outcomes, onChange }: { report: Report; outcomes: readonly Outcome[]; onChange: () => void }) {
  const w = words();
  const at = new Date(report.createTime ?? '');
  return (
    <li class="card stack">
      <p class="row">
        <strong>{w.of(report.personName ?? '')}</strong>
        {report.outcome && report.resolveTime && <span class="tag">{w.outcome[report.outcome]}</span>}
      </p>
      <p class="soft small">{w.by(report.reporterName ?? '', `${day(at)}, ${time(at)}`)}</p>
      <blockquote class="org-words">{report.words}</blockquote>
      {report.session && <a href={`/organise/sessions/${report.session}`}>{w.session}</a>}
      {outcomes.length > 0 && (
        <div class="row">
          {outcomes.map(one => (
            <Decide key={one} report={report} outcome={one} onChange={onChange} />
          ))}
        </div>
      )}
    </li>
  );
}

function Decide({ report, outcome, onChange }: { report: Report; outcome: Outcome; onChange: () => void }) {
  const w = words();
  const asking = useSignal(false);

  async function decide() {
    const body = { outcome, requestId: requestId() };
    await answer(api.POST('/v1/reports/{report}:resolve', { params: { path: { report: report.id ?? '' } }, body }));
    announce(words().done);
    onChange();
  }

  return (
    <>
      <Button
        kind={outcome === 'BARRED' ? 'stop' : 'quiet'}
        label={`${w[outcome]}: ${w.of(report.personName ?? '')}`}
        onClick={() => (asking.value = true)}
      >
        {w[outcome]}
      </Button>
      <Ask open={asking} title={w.ask[outcome]} text={w.text[outcome]} yes={w.yes[outcome]} no={w.no} act={decide} />
    </>
  );
}
