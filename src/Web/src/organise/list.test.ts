import { expect, it } from 'vitest';
import { readList, wrongLines } from './list';

it('reads addresses and names however they are parted, and passes headings over', () => {
  const { people, wrong } = readList('\uFEFFE-mail,First name\r\nann@example.org,Ann\r\n\r\n"Bob" ; bob@example.org\ncat@example.org\n');
  expect(people.map(({ line, email, firstName }) => [line, email, firstName])).toEqual([
    [2, 'ann@example.org', 'Ann'],
    [4, 'bob@example.org', 'Bob'],
    [5, 'cat@example.org', ''],
  ]);
  expect(wrong).toEqual([]);
});

it('names lines without an address', () => {
  expect(readList('ann@example.org\nBob').wrong).toEqual([{ line: 2, text: 'Bob', fields: ['missing'], detail: '' }]);
});

it('finds the line of a row that the service refuses', () => {
  const { people } = readList('email\nann@example.org\n\nbob@');
  const wrong = wrongLines(people, [
    { field: 'people[1].email', detail: 'Must be an address.' },
    { field: 'campaign', detail: 'Other.' },
  ]);
  expect(wrong).toEqual([{ line: 4, text: 'bob@', fields: ['email'], detail: 'Must be an address.' }]);
});
