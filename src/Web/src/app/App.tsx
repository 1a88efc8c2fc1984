import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { Consents } from '../consent/Consents';
import { Problem } from '../contract/problem';
import { Button, Loading, Page } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { whenLeft } from '../signin/tokens';
import { common } from '../words/common';
import { announce, announced } from './announce';
import { Bar } from './Bar';
import { keepFocus } from './focus';
import { Offline } from './Offline';
import { go, here } from './router';
import { type Parameters, type View, views } from './views';

// In every tab, whatever was on the screen.
whenLeft(() => {
  go('/');
  announce(common().signedOut);
});

/** The frame of every view. */
export function App() {
  const w = common();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (main.current) keepFocus(main.current);
  }, []);
  return (
    <div class="shell">
      {/* biome-ignore lint/a11y/useValidAnchor: it moves within the page, and leaves the address alone. */}
      <a
        class="skip"
        href="#main"
        onClick={event => {
          // The address keeps what it says behind #.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {w.skip}
      </a>
      <Bar />
      <Offline />
      <main id="main" tabIndex={-1} ref={main}>
        <Current />
      </main>
      <footer>
        <p>{w.attribution}</p>
        <p>
          <a href="/docs" data-leaves="yes">
            {w.docs}
          </a>
        </p>
      </footer>
      <Consents />
      <p class="unseen" role="status" aria-live="polite">
        {announced.value}
      </p>
    </div>
  );
}

function Current() {
  const w = common();
  const path = here.value.path;
  const [broken, mend] = useErrorBoundary();
  useEffect(() => {
    if (broken) reportError(broken);
  }, [broken]);
  // Another view may well be whole.
  useEffect(() => mend(), [path]);
  if (broken) {
    return (
      <Page title={w.brokenTitle} narrow>
        <p class="lead">{w.broken}</p>
        <Button onClick={() => location.reload()}>{w.tryAgain}</Button>
        <a href="/">{w.toFind}</a>
      </Page>
    );
  }
  for (const view of views) {
    const match = view.pattern.exec(path);
    if (match) return <Loaded key={path} view={view} parameters={{ ...match.groups }} />;
  }
  return <Missing />;
}

function Loaded({ view, parameters }: { view: View; parameters: Parameters }) {
  const w = common();
  const fault = useSignal<Problem | null>(null);
  const attempt = useSignal(0);
  const first = view.load;
  const loaded = useSignal<{ View: ComponentType<Parameters> } | null>(null);

  useEffect(() => {
    let wanted = true;
    fault.value = null;
    Promise.resolve(first()).then(
      what => wanted && (loaded.value = { View: 'default' in what ? what.default : what }),
      () => wanted && (fault.value = navigator.onLine ? new Problem('UNREADABLE', 503, '') : Problem.offline()),
    );
    return () => {
      wanted = false;
    };
  }, [view, attempt.value]);

  // A newer client has other files: the page that names them is asked for anew. Nothing was written here yet.
  const again = () => (navigator.onLine ? location.reload() : void attempt.value++);
  if (fault.value) {
    return (
      <Page title={w.brand} narrow>
        <ProblemNotice problem={fault.value} onRetry={again} />
      </Page>
    );
  }
  if (!loaded.value) return <Loading what={w.loading} />;
  const { View: Shown } = loaded.value;
  return <Shown {...parameters} />;
}

function Missing() {
  const w = common();
  return (
    <Page title={w.missingTitle} narrow>
      <p class="lead">{w.missing}</p>
      <a class="button" href="/">
        {w.toFind}
      </a>
    </Page>
  );
}
