import { expect, it } from 'vitest';
import { Latest } from './latest';

it('shows what was asked later, whatever comes later', () => {
  const turns = new Latest();
  const [first, second, third] = [turns.begin(), turns.begin(), turns.begin()];
  expect([second(), first(), third(), second()]).toEqual([true, false, true, false]);
});

it('shows nothing of what was forgotten', () => {
  const turns = new Latest();
  const before = turns.begin();
  turns.forget();
  expect([before(), turns.begin()()]).toEqual([false, true]);
});
