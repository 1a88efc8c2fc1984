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
