import { catalogue, type Words } from '../words/catalogue';
import { one, pobl, rhif } from '../words/plural';

const en = {
  title: 'Ask a list of people',
  lead: 'Each gets one letter that asks whether they want to take part. Until they say yes, nothing but name and address is kept of them, for thirty days.',
  rules: [
    'Only put people on it who may expect to hear from your campaign.',
    'Whoever has said no, or is known already, is left in peace; the answer does not tell who.',
    'Up to 1000 at once. Where one row is wrong, nobody is written to.',
  ] as readonly string[],
  people: 'The people, one in a line',
  peopleHint: 'An address and a first name, with a comma, a semicolon or a tab between them. A first line of headings is skipped.',
  file: 'Or a file of such lines',
  fileHint: 'CSV or text. It is read on this device.',
  count: (count: number) => `${one(count, 'person', 'people')} on the list`,
  none: 'Nobody is on the list yet.',
  tooMany: 'More than 1000. Split the list.',
  ask: 'Ask them',
  confirmTitle: (count: number) => `Write to ${one(count, 'person', 'people')}?`,
  confirm: 'Every address gets one letter, now. A letter cannot be taken back.',
  yes: 'Yes, write to them',
  no: 'No, go back',
  done: (count: number) => `The list is taken in: ${one(count, 'address', 'addresses')}. Whoever signs in takes part.`,
  wrong: (count: number) => `${one(count, 'row is', 'rows are')} wrong. Nobody was written to; mend them and ask again.`,
  line: (line: number) => `Line ${line}`,
  noAddress: 'There is no address in this line.',
  wrongAddress: 'This is no address.',
  wrongRow: 'The service does not take this row.',
  another: 'Another list',
  rows: 'Rows that are wrong',
};

const cy: Words<typeof en> = {
  title: 'Gofyn i restr o bobl',
  lead: 'Caiff pob un un llythyr yn gofyn a ydynt am gymryd rhan. Hyd nes iddynt gytuno, ni chedwir dim amdanynt ond enw a chyfeiriad, am ddeg diwrnod ar hugain.',
  rules: [
    'Rhowch arni ddim ond pobl a all ddisgwyl clywed gan eich ymgyrch.',
    'Caiff pwy bynnag sydd wedi gwrthod, neu sy’n hysbys eisoes, lonydd; nid yw’r ateb yn dweud pwy.',
    'Hyd at 1000 ar unwaith. Lle mae un rhes yn anghywir, ni ysgrifennir at neb.',
  ],
  people: 'Y bobl, un ym mhob llinell',
  peopleHint: 'Cyfeiriad ac enw cyntaf, gyda choma, hanner colon neu dab rhyngddynt. Anwybyddir llinell gyntaf o benawdau.',
  file: 'Neu ffeil o linellau felly',
  fileHint: 'CSV neu destun. Mae’n cael ei darllen ar y ddyfais hon.',
  count: count => `${rhif(count, pobl)} ar y rhestr`,
  none: 'Nid oes neb ar y rhestr eto.',
  tooMany: 'Mwy na 1000. Rhannwch y rhestr.',
  ask: 'Gofyn iddynt',
  confirmTitle: count => `Ysgrifennu at ${rhif(count, { ...pobl, one: '# person', two: '# berson', few: '# o bobl', many: '# o bobl' })}?`,
  confirm: 'Caiff pob cyfeiriad un llythyr, nawr. Ni ellir tynnu llythyr yn ôl.',
  yes: 'Ie, ysgrifennwch atynt',
  no: 'Na, yn ôl',
  done: count =>
    `Mae’r rhestr wedi’i derbyn: ${rhif(count, { one: '# cyfeiriad', two: '# gyfeiriad', few: '# chyfeiriad', many: '# chyfeiriad', other: '# o gyfeiriadau' })}. Bydd pwy bynnag sy’n mewngofnodi yn cymryd rhan.`,
  wrong: count =>
    `Mae ${rhif(count, { one: '# rhes', two: '# res', few: '# rhes', many: '# rhes', other: '# o resi' })} yn anghywir. Ni ysgrifennwyd at neb; cywirwch nhw a gofynnwch eto.`,
  line: line => `Llinell ${line}`,
  noAddress: 'Nid oes cyfeiriad yn y llinell hon.',
  wrongAddress: 'Nid cyfeiriad yw hwn.',
  wrongRow: 'Nid yw’r gwasanaeth yn derbyn y rhes hon.',
  another: 'Rhestr arall',
  rows: 'Rhesi anghywir',
};

export const words = catalogue(en, cy);
