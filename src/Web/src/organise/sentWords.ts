import { catalogue, type Words } from '../words/catalogue';
import { one, pobl, rhif } from '../words/plural';

const en = {
  title: 'Sent where they count most',
  count: (people: number, sessions: number) =>
    `${one(people, 'person who would go anywhere is', 'people who would go anywhere are')} sent, to ${one(sessions, 'session', 'sessions')}.`,
  nobody: 'Of those who would go anywhere nobody is sent.',
  nameless: 'What somebody has said of being free is nobody else’s business until they are asked: their names come with the question.',
  who: (name: string, people: number) =>
    people === 0
      ? 'Somebody who has left'
      : name
        ? `${name}${people > 1 ? ` and ${people - 1} with them` : ''}`
        : one(people, 'person', 'people'),
  ways: { UNSPECIFIED: '', DRIVES: 'in their own car', RIDES: 'in somebody’s car', OWN_WAY: 'on their own way' },
  ridesWith: (driver: string) => `in ${driver}’s car`,
  answers: {
    UNSPECIFIED: 'not asked yet',
    REQUESTED: 'asked, no answer yet',
    GOING: 'comes',
    WAITING: 'waits for a place',
    CANCELLED: 'does not come',
  },
  all: (count: number) => `Show all ${count}`,
};

const cy: Words<typeof en> = {
  title: 'Wedi’u hanfon lle maent yn cyfrif fwyaf',
  count: (people, sessions) =>
    `Anfonir ${rhif(people, pobl)} a âi i unrhyw le, i ${rhif(sessions, { two: '# sesiwn', other: '# sesiwn' })}.`,
  nobody: 'O’r rhai a âi i unrhyw le, nid anfonir neb.',
  nameless: 'Nid yw’r hyn a ddywedodd rhywun am fod yn rhydd yn fusnes i neb arall nes gofyn iddynt: daw eu henwau gyda’r cwestiwn.',
  who: (name, people) =>
    people === 0 ? 'Rhywun sydd wedi gadael' : name ? `${name}${people > 1 ? ` a ${people - 1} gyda nhw` : ''}` : rhif(people, pobl),
  ways: { UNSPECIFIED: '', DRIVES: 'yn eu car eu hunain', RIDES: 'yng nghar rhywun', OWN_WAY: 'ar eu liwt eu hunain' },
  ridesWith: driver => `yng nghar ${driver}`,
  answers: {
    UNSPECIFIED: 'heb ofyn eto',
    REQUESTED: 'gofynnwyd, dim ateb eto',
    GOING: 'yn dod',
    WAITING: 'yn aros am le',
    CANCELLED: 'ddim yn dod',
  },
  all: count => `Dangos pob un o’r ${count}`,
};

export const words = catalogue(en, cy);
