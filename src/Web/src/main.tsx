import { render } from 'preact';
import './design/tokens.css';
import './design/base.css';
import './design/parts.css';
import { App } from './app/App';
import { listen } from './app/router';
import { outcome } from './find/search';
import { restore } from './signin/tokens';

const idleMilliseconds = 10_000;

listen();
void restore();
const root = document.getElementById('app');
if (root) render(<App />, root);

// So that the page opens without a network too: after the first answer, which its files are not to hold up, or when none was asked for in a while.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const register = () => void navigator.serviceWorker.register('/worker.js').catch(() => undefined);
  addEventListener('load', () => setTimeout(register, idleMilliseconds));
  const stop = outcome.subscribe(({ state }) => {
    if (state !== 'found') return;
    register();
    queueMicrotask(() => stop());
  });
}
