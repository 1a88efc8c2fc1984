import { render } from 'preact';
import './design/tokens.css';
import './design/base.css';
import './design/parts.css';
import { App } from './app/App';
import { listen } from './app/router';
import { restore } from './signin/tokens';

listen();
void restore();
const root = document.getElementById('app');
if (root) render(<App />, root);

// So that the page opens without a network too. After everything else: nobody waits for it.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/worker.js').catch(() => undefined));
}
