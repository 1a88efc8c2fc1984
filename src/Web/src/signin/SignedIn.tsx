import type { ComponentChildren } from 'preact';
import { Button, Notice } from '../design';
import { common } from '../words/common';
import { signInFirst } from './pending';
import { type Visitor, visitor } from './tokens';

/** What only somebody who is signed in sees; others are told why, and asked to. */
export function SignedIn({ why, children }: { why: string; children: (who: Visitor) => ComponentChildren }) {
  const who = visitor.value;
  if (who) return <>{children(who)}</>;
  return (
    who === null && (
      <Notice>
        <p>{why}</p>
        <Button onClick={() => void signInFirst()}>{common().signIn}</Button>
      </Notice>
    )
  );
}
