import { useEffect } from 'preact/hooks';
import { findMe, me, organises } from '../organise/organiser';
import { signInFirst } from '../signin/pending';
import { leave, visitor } from '../signin/tokens';
import { common } from '../words/common';
import { language, speak } from '../words/language';
import { go, here } from './router';

/** The bar on top: where one can go, and who one is. */
export function Bar() {
  const w = common();
  const who = visitor.value;
  return (
    <header class="bar">
      <a class="brand" href="/">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="8" fill="#1d2733" />
          <path d="M16 6a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7Z" fill="#f2b544" />
          <circle cx="16" cy="13" r="2.6" fill="#1d2733" />
        </svg>
        {w.brand}
      </a>
      <nav aria-label={w.menu}>
        <ul>
          <Link to="/" words={w.find} />
          {who && <Link to="/mine" words={w.mine} />}
          <Link to="/drive" words={w.drive} />
          {who && <ForOrganisers id={who.id} />}
          {who && <Link to="/me" words={w.me} />}
          <li>
            {who ? (
              <button type="button" class="plain" onClick={() => void leave().then(() => go('/'))}>
                {w.signOut}
              </button>
            ) : (
              who === null &&
              here.value.path !== '/sign-in' && (
                <button type="button" class="plain" onClick={() => void signInFirst()}>
                  {w.signIn}
                </button>
              )
            )}
          </li>
          <li>
            <button
              type="button"
              class="plain"
              lang={language.value === 'en' ? 'cy' : 'en'}
              onClick={() => speak(language.value === 'en' ? 'cy' : 'en')}
            >
              {w.otherLanguage}
            </button>
          </li>
        </ul>
      </nav>
    </header>
  );
}

/** The way to one's sessions, for who has any to run. */
function ForOrganisers({ id }: { id: string }) {
  useEffect(() => void findMe().catch(() => undefined), [id]);
  const known = me.value;
  return known?.id === id && organises(known) ? <Link to="/organise" words={common().organise} /> : null;
}

function Link({ to, words }: { to: string; words: string }) {
  return (
    <li>
      <a href={to} aria-current={here.value.path === to ? 'page' : undefined}>
        {words}
      </a>
    </li>
  );
}
