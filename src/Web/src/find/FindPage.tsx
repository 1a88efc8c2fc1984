import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../app/announce';
import { Campaigns } from '../app/Campaigns';
import { here } from '../app/router';
import { campaign, findCampaign } from '../app/settings';
import { Loading, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { Answer } from './Answer';
import { FindForm } from './FindForm';
import './find.css';
import { ask, outcome, questionHere } from './search';
import { words } from './words';

/** The first page: a place and days, then seats, best first. */
export default function FindPage() {
  const w = words();
  const was = useSignal('');
  const now = outcome.value;

  // What the address says is what is asked.
  useSignalEffect(() => {
    const question = questionHere();
    const key = here.value && JSON.stringify([question, campaign.value?.id]);
    const shown = outcome.peek();
    if (!question || key === was.peek()) return;
    was.value = key;
    if (shown.state === 'found' && JSON.stringify(shown.question) === JSON.stringify(question)) return;
    void ask(question).then(() => {
      const after = outcome.peek();
      if (after.state === 'found') announce(words().answered(after.seats.length, after.origin.name));
    });
  });
  useEffect(() => void findCampaign().catch(() => undefined), []);

  const problem = now.state === 'failed' ? now.problem : null;
  const atField = problem && (problem.reason === 'PLACE_NOT_FOUND' || problem.errors.length > 0);
  const found = now.state === 'found' ? now : now.state === 'asking' ? now.before : undefined;
  return (
    <Page title={w.title}>
      <p class="lead">{w.lead}</p>
      <Campaigns />
      <FindForm busy={now.state === 'asking'} problem={problem} />
      {problem && !atField && now.state === 'failed' && <ProblemNotice problem={problem} onRetry={() => void ask(now.question)} />}
      {now.state === 'none' && <Steps />}
      {now.state === 'asking' && !found && <Loading what={w.asking} />}
      {found && <Answer found={found} asking={now.state === 'asking'} />}
    </Page>
  );
}

function Steps() {
  return (
    <ol class="steps">
      {words().steps.map(step => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
