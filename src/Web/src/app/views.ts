import type { ComponentType } from 'preact';
import { views as drive } from '../drive/views';
import FindPage from '../find/FindPage';
import { views as organise } from '../organise/views';

/** What the path names. */
export type Parameters = Record<string, string>;

/** A view: what its path looks like, and how it is fetched. What the first answer needs is in the first script; all else comes when it is wanted. */
export interface View {
  pattern: RegExp;
  load: () => Promise<{ default: ComponentType<Parameters> }> | ComponentType<Parameters>;
}

/** Every view. A path also stands in the Gateway's Pages/WebPage.Paths, which has folders for drivers and organisers. */
export const views: readonly View[] = [
  { pattern: /^\/$/, load: () => FindPage },
  { pattern: /^\/sessions\/(?<session>[^/]+)$/, load: () => import('../sessions/SessionPage') },
  { pattern: /^\/mine$/, load: () => import('../mine/MinePage') },
  { pattern: /^\/me$/, load: () => import('../me/MePage') },
  { pattern: /^\/sign-in$/, load: () => import('../signin/SignInPage') },
  { pattern: /^\/no-thanks$/, load: () => import('../signin/NoThanksPage') },
  ...drive,
  ...organise,
];
