import { expect, it } from 'vitest';
import { list, rhestr } from './plural';

it.each([
  [['Ann'], 'Ann'],
  [['Dafydd', 'Siân'], 'Dafydd a Siân'],
  [['Siân', 'Owain'], 'Siân ac Owain'],
  [['Siân', 'Ann', 'Carys'], 'Siân, Ann a Carys'],
  [['neb wedi dechrau', 'taith o ryw 20 mun yno'], 'neb wedi dechrau a thaith o ryw 20 mun yno'],
  [['yr ymgyrch yn ei rhoi’n gyntaf', 'y canlyniad yn agos iawn'], 'yr ymgyrch yn ei rhoi’n gyntaf a’r canlyniad yn agos iawn'],
])('joins %j in Welsh', (parts, words) => expect(rhestr(parts)).toBe(words));

it('joins in English', () => expect(list(['a', 'b', 'c'])).toBe('a, b and c'));
