import { catalogue, type Words } from '../words/catalogue';

const en = {
  title: 'My plans',
  loading: 'Fetching your plans',
  signIn: 'Sign in to see what you have planned.',
  none: 'Nothing is planned yet.',
  noneHelp: 'Find a seat near you; a session takes an afternoon.',
  find: 'Find a seat near me',
  waiting: 'Waiting for a place',
  going: 'Going',
  lift: {
    none: 'No lift asked for',
    open: 'Looking for a lift',
    asked: 'A driver is asked',
    held: 'Lift is arranged',
    yours: 'A car was found for you',
    drives: 'You drive',
  },
  answer: 'Say yes or no',
};

const cy: Words<typeof en> = {
  title: 'Fy nghynlluniau',
  loading: 'Yn nôl eich cynlluniau',
  signIn: 'Mewngofnodwch i weld beth rydych wedi’i drefnu.',
  none: 'Does dim wedi’i drefnu eto.',
  noneHelp: 'Dewch o hyd i sedd yn eich ymyl; prynhawn yw hyd sesiwn.',
  find: 'Dod o hyd i sedd yn fy ymyl',
  waiting: 'Yn aros am le',
  going: 'Yn mynd',
  lift: {
    none: 'Heb ofyn am lifft',
    open: 'Yn chwilio am lifft',
    asked: 'Mae gyrrwr wedi’i holi',
    held: 'Mae lifft wedi’i drefnu',
    yours: 'Canfuwyd car i chi',
    drives: 'Rydych yn gyrru',
  },
  answer: 'Dywedwch ie neu na',
};

export const words = catalogue(en, cy);
