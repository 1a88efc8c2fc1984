import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { findMe, me, organises } from '../organise/organiser';
import { signInFirst } from '../signin/pending';
import { leave, visitor } from '../signin/tokens';
import { common } from '../words/common';
import { language, speak } from '../words/language';
import { here } from './router';

/** The bar on top: where one can go, and who one is. Where there is no room for all of it in one line, it is behind a button. */
export function Bar() {
  const w = common();
  const who = visitor.value;
  const open = useSignal(false);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    // Whoever has chosen is taken there; where that is no other view, they are where they began.
    const close = () => {
      if (open.value) opener.current?.focus();
      open.value = false;
    };
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    const [bar, menu] = [opener.current?.parentElement, opener.current?.nextElementSibling];
    bar?.addEventListener('keydown', onKey);
    menu?.addEventListener('click', close);
    return () => {
      bar?.removeEventListener('keydown', onKey);
      menu?.removeEventListener('click', close);
    };
  }, []);
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
      <button
        type="button"
        class="plain bar-opener"
        ref={opener}
        aria-expanded={open.value}
        aria-controls="menu"
        onClick={() => (open.value = !open.value)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path
            d={open.value ? 'm5 5 10 10M15 5 5 15' : 'M3 5h14M3 10h14M3 15h14'}
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
          />
        </svg>
        {w.menuButton}
      </button>
      <nav id="menu" aria-label={w.menu} class={open.value ? 'open' : undefined}>
        <ul>
          <Link to="/" words={w.find} />
          {who && <Link to="/mine" words={w.mine} />}
          <Link to="/drive" words={w.drive} />
          {who && <ForOrganisers id={who.id} />}
          {who && <Link to="/me" words={w.me} />}
          <li>
            {who ? (
              <button type="button" class="plain" onClick={() => void leave()}>
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
