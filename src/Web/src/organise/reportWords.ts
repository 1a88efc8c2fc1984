import { catalogue, type Words } from '../words/catalogue';
import { one, rhif } from '../words/plural';

const en = {
  title: 'What people report',
  lead: 'What volunteers have told you of others whom they met. Nobody who is reported learns who wrote it, unless you say so.',
  loading: 'Fetching the reports',
  none: 'Nothing waits for you.',
  noneHelp: 'What volunteers report of others stands here, oldest first.',
  summary: (count: number) => `${one(count, 'report waits', 'reports wait')} for an answer`,
  of: (name: string) => `About ${name || 'somebody'}`,
  by: (name: string, when: string) => `${name || 'Somebody'} wrote on ${when}:`,
  session: 'The session where they met',
  NOTHING: 'Nothing is to be done',
  WARNED: 'Warn them',
  BARRED: 'Let them take part no more',
  ask: {
    NOTHING: 'Close this report?',
    WARNED: 'Warn them?',
    BARRED: 'Let them take part no more?',
  },
  text: {
    NOTHING: 'Nobody is told. You can still decide otherwise later.',
    WARNED: 'They are told by mail that organisers were told of something; not what, and not by whom.',
    BARRED: 'What they had coming up is called off, others are found other lifts, and they can sign up, offer and ask no more.',
  },
  yes: { NOTHING: 'Yes, close it', WARNED: 'Yes, warn them', BARRED: 'Yes, bar them' },
  no: 'Not now',
  earlier: 'Earlier',
  outcome: { UNSPECIFIED: '', NOTHING: 'Nothing was to be done', WARNED: 'Warned', BARRED: 'Takes part no more' },
  done: 'It is noted.',
};

const cy: Words<typeof en> = {
  title: 'Yr hyn y mae pobl yn adrodd',
  lead: 'Yr hyn y mae gwirfoddolwyr wedi’i ddweud wrthych am eraill y cwrddon nhw â nhw. Nid yw’r sawl yr adroddir amdano’n dysgu pwy a’i hysgrifennodd, oni bai eich bod yn dweud.',
  loading: 'Yn nôl yr adroddiadau',
  none: 'Nid oes dim yn aros amdanoch.',
  noneHelp: 'Bydd yr hyn y mae gwirfoddolwyr yn ei adrodd am eraill yma, yr hynaf yn gyntaf.',
  summary: count => `${rhif(count, { other: '# adroddiad' })} yn aros am ateb`,
  of: name => `Am ${name || 'rywun'}`,
  by: (name, when) => `Ysgrifennodd ${name || 'rhywun'} ar ${when}:`,
  session: 'Y sesiwn lle y cwrddon nhw',
  NOTHING: 'Nid oes dim i’w wneud',
  WARNED: 'Rhoi rhybudd',
  BARRED: 'Peidio â gadael iddynt gymryd rhan mwyach',
  ask: {
    NOTHING: 'Cau’r adroddiad hwn?',
    WARNED: 'Rhoi rhybudd iddynt?',
    BARRED: 'Peidio â gadael iddynt gymryd rhan mwyach?',
  },
  text: {
    NOTHING: 'Ni chaiff neb wybod. Gallwch benderfynu fel arall yn nes ymlaen.',
    WARNED: 'Cânt wybod drwy e-bost fod rhywbeth wedi’i ddweud wrth drefnwyr; nid beth, na chan bwy.',
    BARRED:
      'Caiff yr hyn oedd ganddynt i ddod ei ganslo, chwilir am lifftiau eraill i eraill, ac ni allant gofrestru, cynnig na gofyn mwyach.',
  },
  yes: { NOTHING: 'Ie, caewch ef', WARNED: 'Ie, rhowch rybudd', BARRED: 'Ie, gwaharddwch nhw' },
  no: 'Nid nawr',
  earlier: 'Yn gynharach',
  outcome: { UNSPECIFIED: '', NOTHING: 'Nid oedd dim i’w wneud', WARNED: 'Wedi cael rhybudd', BARRED: 'Ddim yn cymryd rhan mwyach' },
  done: 'Mae wedi’i nodi.',
};

export const words = catalogue(en, cy);
