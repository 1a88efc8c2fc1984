import { catalogue, type Words } from '../words/catalogue';
import { one, rhif, teithwyr } from '../words/plural';

const en = {
  title: 'Driving',
  lead: 'Your spare seats take volunteers to where a few hours decide a seat.',
  offer: 'Offer seats',
  signIn: 'Sign in to see the seats that you offer.',
  fetching: 'Fetching what you offer',
  none: 'You offer no seats just now.',
  noneHelp: 'Say where you start from, pick a session, say how many seats you can spare. That is all; you decide who rides with you.',
  list: 'Seats you offer',
  past: 'Earlier',
  weekly: 'Every week',
  asks: (count: number) => `${one(count, 'party asks', 'parties ask')} you`,
  aboard: (count: number) => `${one(count, 'passenger', 'passengers')}`,
  nobody: 'Nobody has asked yet',
  cancelled: 'Called off',
  over: 'Over',
  seats: (count: number) => one(count, 'seat', 'seats'),
  legs: { UNSPECIFIED: 'There and back', BOTH: 'There and back', OUTWARD: 'Only there', RETURN: 'Only back' },
  direction: { UNSPECIFIED: '', BOTH: '', OUTWARD: 'There', RETURN: 'Back' },
};

const cy: Words<typeof en> = {
  title: 'Gyrru',
  lead: 'Mae eich seddi gwag yn mynd â gwirfoddolwyr i’r mannau lle mae ychydig oriau’n penderfynu sedd.',
  offer: 'Cynnig seddi',
  signIn: 'Mewngofnodwch i weld y seddi rydych yn eu cynnig.',
  fetching: 'Yn nôl yr hyn rydych yn ei gynnig',
  none: 'Nid ydych yn cynnig seddi ar hyn o bryd.',
  noneHelp:
    'Dywedwch o ble rydych yn cychwyn, dewiswch sesiwn, a dywedwch faint o seddi sydd gennych. Dyna’r cyfan; chi sy’n penderfynu pwy sy’n teithio gyda chi.',
  list: 'Seddi rydych yn eu cynnig',
  past: 'Yn gynharach',
  weekly: 'Bob wythnos',
  asks: count => `${rhif(count, { two: '# grŵp', other: '# grŵp' })} yn gofyn i chi`,
  aboard: count => rhif(count, teithwyr),
  nobody: 'Does neb wedi gofyn eto',
  cancelled: 'Wedi’i ganslo',
  over: 'Ar ben',
  seats: count => rhif(count, { one: '# sedd', other: '# sedd' }),
  legs: { UNSPECIFIED: 'Yno ac yn ôl', BOTH: 'Yno ac yn ôl', OUTWARD: 'Yno yn unig', RETURN: 'Yn ôl yn unig' },
  direction: { UNSPECIFIED: '', BOTH: '', OUTWARD: 'Yno', RETURN: 'Yn ôl' },
};

export const words = catalogue(en, cy);
