import { expect, it } from 'vitest';
import { mapAppAddress } from './mapApp';

it.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)', 'maps:?q=51.60000,-0.24000'],
  ['Mozilla/5.0 (Linux; Android 16)', 'geo:51.60000,-0.24000?q=51.60000,-0.24000'],
])('opens the map app of %s', (agent, address) => expect(mapAppAddress({ latitude: 51.6, longitude: -0.24 }, agent)).toBe(address));
