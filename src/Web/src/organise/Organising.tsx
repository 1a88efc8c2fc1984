import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { here } from '../app/router';
import { Problem } from '../contract/problem';
import { Button, Loading, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { signInFirst } from '../signin/pending';
import { visitor } from '../signin/tokens';
import { common } from '../words/common';
import { findMe, type Me, organises } from './organiser';
import './organise.css';
import { words } from './words';

/** A view for organisers alone: whoever is not signed in is asked to, whoever organises nothing is told so. */
export function Organising({ title, children }: { title: string; children: (me: Me) => ComponentChildren }) {
  const w = words();
  const who = visitor.value;
  const known = useSignal<Me | null>(null);
  const problem = useSignal<Problem | null>(null);
  const attempt = useSignal(0);

  useEffect(() => {
    known.value = null;
    problem.value = null;
    if (!who) return undefined;
    let wanted = true;
    findMe().then(
      found => wanted && (known.value = found),
      thrown => wanted && (problem.value = Problem.from(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [who?.id, attempt.value]);

  if (who === null) {
    return (
      <Page title={w.signInTitle} narrow>
        <p class="lead">{w.signInLead}</p>
        <Button onClick={() => void signInFirst()}>{common().signIn}</Button>
      </Page>
    );
  }
  if (problem.value) {
    return (
      <Page title={title}>
        <ProblemNotice problem={problem.value} onRetry={() => attempt.value++} />
      </Page>
    );
  }
  if (!known.value) {
    return (
      <Page title={title}>
        <Loading what={common().loading} />
      </Page>
    );
  }
  if (!organises(known.value)) {
    return (
      <Page title={w.notTitle} narrow>
        <p class="lead">{w.not}</p>
        <a class="button" href="/">
          {common().toFind}
        </a>
      </Page>
    );
  }
  return (
    <Page title={title}>
      <nav class="org-nav" aria-label={w.sections}>
        <Tab to="/organise" text={w.sessionsTab} />
        <Tab to="/organise/new" text={w.newTab} />
        <Tab to="/organise/list" text={w.listTab} />
        {(known.value.seats ?? []).length === 0 && <Tab to="/organise/plan" text={w.planTab} />}
        <Tab to="/organise/reports" text={w.reportsTab} />
      </nav>
      {children(known.value)}
    </Page>
  );
}

function Tab({ to, text }: { to: string; text: string }) {
  return (
    <a href={to} aria-current={here.value.path === to ? 'page' : undefined}>
      {text}
    </a>
  );
}
