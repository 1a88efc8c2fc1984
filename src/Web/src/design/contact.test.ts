import { expect, it } from 'vitest';
import { contactAddress } from './ContactLink';

it.each([
  ['ann@example.org', 'mailto:ann@example.org'],
  ['ann?cc=mallory@example.org', 'mailto:ann%3Fcc%3Dmallory@example.org'],
  ['+44 20 7946 0000', 'tel:+442079460000'],
])('%s opens %s', (contact, address) => expect(contactAddress(contact)).toBe(address));
