import type { ComponentChildren } from 'preact';
import { Button, Loading, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { signInFirst } from '../signin/pending';
import { visitor } from '../signin/tokens';
import { common } from '../words/common';
import type { Journey } from './data';
import { words as journeys } from './journeyWords';
import type { Followed } from './useJourney';
import { words } from './words';

/** Shows an offer to its driver once it is there; before that, what is missing: a sign-in, the offer, or the way to it. */
export function Gate({ followed, children }: { followed: Followed; children: (journey: Journey) => ComponentChildren }) {
  const w = words();
  const { journey, fault, load } = followed;
  if (visitor.value === null) {
    return (
      <Page title={w.title} narrow>
        <p class="lead">{common().signInFirst}</p>
        <Button onClick={() => void signInFirst()}>{common().signIn}</Button>
      </Page>
    );
  }
  if (journey.value) return <>{children(journey.value)}</>;
  return (
    <Page title={w.title} narrow>
      {fault.value ? <ProblemNotice problem={fault.value} onRetry={() => void load()} /> : <Loading what={journeys().fetching} />}
      <a href="/drive">{w.list}</a>
    </Page>
  );
}
