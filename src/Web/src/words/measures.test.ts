import { afterEach, expect, it } from 'vitest';
import { language } from './language';
import { miles, minutes, percent } from './measures';
import { rhif } from './plural';

afterEach(() => {
  language.value = 'en';
});

it.each([
  [100, 'under 0.1 miles', 'llai na 0.1 milltir'],
  [4737, '2.9 miles', '2.9 milltir'],
  [230_000, '143 miles', '143 milltir'],
])('tells %d metres in miles', (metres, english, welsh) => {
  expect(miles(metres)).toBe(english);
  language.value = 'cy';
  expect(miles(metres)).toBe(welsh);
});

it.each([
  [20, '1 min', '1 mun'],
  [1530, '26 min', '26 mun'],
  [3600, '1 h', '1 awr'],
  [4200, '1 h 10 min', '1 awr 10 mun'],
  [5_365_980, '1,490 h 33 min', '1,490 awr 33 mun'],
])('tells %d seconds', (seconds, english, welsh) => {
  expect(minutes(seconds)).toBe(english);
  language.value = 'cy';
  expect(minutes(seconds)).toBe(welsh);
});

it('tells a very close result from none', () => {
  expect(percent(0.00036)).toBe('0.04%');
  expect(percent(0.0123)).toBe('1.2%');
});

it('mutates after Welsh numbers', () => {
  const pleidlais = { one: '# bleidlais', two: '# bleidlais', few: '# pleidlais', many: '# phleidlais', other: '# o bleidleisiau' };
  expect([1, 2, 3, 6, 15].map(count => rhif(count, pleidlais))).toEqual([
    '1 bleidlais',
    '2 bleidlais',
    '3 pleidlais',
    '6 phleidlais',
    '15 o bleidleisiau',
  ]);
});
