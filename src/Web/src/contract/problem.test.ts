import { expect, it } from 'vitest';
import { Problem } from './problem';

it.each([
  ['a line that reaches nobody', new TypeError('Failed to fetch'), 'OFFLINE'],
  ['a line on which nothing comes', new DOMException('', 'TimeoutError'), 'UNREADABLE'],
  ['another’s page in place of an answer', new SyntaxError('Unexpected token <'), 'UNREADABLE'],
])('takes %s for what passes', (_, thrown, reason) => {
  const problem = Problem.from(thrown);
  expect([problem.reason, problem.passes]).toEqual([reason, true]);
});
