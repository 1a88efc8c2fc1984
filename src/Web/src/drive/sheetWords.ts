import { catalogue, type Words } from '../words/catalogue';
import { one, pobl, rhif } from '../words/plural';

const en = {
  title: 'The day’s sheet',
  print: 'Print',
  back: 'Back to the offer',
  leave: (place: string) => `Leave ${place}`,
  intime: 'in time for the first stop',
  arrive: 'Be there',
  depart: 'Leave for home',
  home: (place: string) => `Home, ${place}`,
  empty: 'Nobody rides with you this way.',
  getsIn: (name: string, people: number) => (people === 1 ? `${name} gets in` : `${name} gets in, ${one(people, 'person', 'people')}`),
  getsOut: (name: string, people: number) => (people === 1 ? `${name} gets out` : `${name} gets out, ${one(people, 'person', 'people')}`),
  ownPlace: 'At their own place',
  map: 'Open in my map app',
  askFor: (name: string) => `Ask for ${name}`,
  asks: (count: number) =>
    `${one(count, 'party still asks', 'parties still ask')} you: say yes or no first, so that the times below are whole.`,
  old: 'What you see is as it was before the line broke.',
};

const cy: Words<typeof en> = {
  title: 'Taflen y dydd',
  print: 'Argraffu',
  back: 'Yn ôl at y cynnig',
  leave: place => `Gadael ${place}`,
  intime: 'mewn pryd ar gyfer yr arhosfan gyntaf',
  arrive: 'Cyrraedd',
  depart: 'Cychwyn adref',
  home: place => `Adref, ${place}`,
  empty: 'Does neb yn teithio gyda chi y ffordd hon.',
  getsIn: (name, people) => (people === 1 ? `${name} yn dod i mewn` : `${name} yn dod i mewn, ${rhif(people, pobl)}`),
  getsOut: (name, people) => (people === 1 ? `${name} yn mynd allan` : `${name} yn mynd allan, ${rhif(people, pobl)}`),
  ownPlace: 'Lle maen nhw',
  map: 'Agor yn fy ap mapiau',
  askFor: name => `Gofynnwch am ${name}`,
  asks: count =>
    `Mae ${rhif(count, { two: '# grŵp', other: '# grŵp' })} yn dal i ofyn i chi: atebwch yn gyntaf, fel bod yr amserau isod yn gyflawn.`,
  old: 'Mae’r hyn a welwch fel yr oedd cyn colli’r cysylltiad.',
};

export const words = catalogue(en, cy);
