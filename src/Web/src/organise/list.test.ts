import { expect, it } from 'vitest';
import { readList, textOf, wrongLines } from './list';

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

it('keeps what stands in quotes together', () => {
  const { people } = readList('"Jones, Siân";sian@example.org\n"O""Brien",  "ob@example.org"');
  expect(people.map(({ email, firstName }) => [email, firstName])).toEqual([
    ['sian@example.org', 'Jones, Siân'],
    ['ob@example.org', 'O"Brien'],
  ]);
});

it.each([
  ['UTF-8', new TextEncoder().encode('Siân')],
  ['what a spreadsheet writes', new Uint8Array([0x53, 0x69, 0xe2, 0x6e])],
  ['its other choice', new Uint8Array([0xff, 0xfe, 0x53, 0, 0x69, 0, 0xe2, 0, 0x6e, 0])],
])('reads a file in %s', (_, bytes) => expect(textOf(bytes.buffer as ArrayBuffer)).toBe('Siân'));
