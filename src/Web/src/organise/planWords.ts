import { catalogue, type Words } from '../words/catalogue';
import { one, pobl, rhif } from '../words/plural';

const ceir = { one: '# car', two: '# gar', few: '# char', many: '# char', other: '# o geir' };

const en = {
  title: 'Plan the lifts',
  lead: 'Who of those who asked for a lift rides with whom of those who offer one: most people carried, then fewest minutes driven. Then those who would go anywhere are sent where they count most. What is agreed already stays. A plan binds nobody until you ask people.',
  every: 'Only organisers of every seat plan the whole campaign. You have some of them.',
  when: 'Which sessions?',
  long: 'How long may it think?',
  longs: { '10s': '10 seconds', '60s': 'A minute', '300s': 'Five minutes' },
  make: 'Make a plan',
  queued: 'The plan waits its turn',
  running: 'The plan is being made',
  placed: (count: number) => `${one(count, 'person has', 'people have')} a place in the best plan so far.`,
  bound: (count: number) => `No plan carries more than ${count}.`,
  stop: 'End here with the best so far',
  stopping: 'It ends with the best so far',
  failed: 'The plan could not be made.',
  again: 'Make another plan',
  result: 'The plan',
  carried: (count: number, bound: number | null) =>
    `${one(count, 'person is', 'people are')} carried${bound !== null && bound > count ? `; more than ${bound} cannot be` : ', and more cannot be'}.`,
  carriedOnly: (count: number) => `${one(count, 'person is', 'people are')} carried.`,
  cars: (count: number, time: string) => `${one(count, 'car drives', 'cars drive')}, ${time} in all, there and back.`,
  left: (count: number) => `${one(count, 'party is', 'parties are')} left out`,
  reasons: {
    UNSPECIFIED: '',
    NO_SEAT_WITHIN_REACH: 'no session within their times',
    SESSIONS_FULL: 'the session is full',
    NO_CAR_PASSES: 'no car in the plan passes with a seat left',
    NOT_WORTH_THE_WAY: 'the drive would cost more than they count there',
    BOOKED_OTHERWISE: 'booked already in a way that a plan cannot show; that stays',
    NOT_PLANNED: 'arranged one by one: a plan cannot say how they ride or drive',
  },
  nobodyLeft: 'Nobody is left out.',
  nothing: 'Nobody asked for a lift, or nobody offers one, in these days.',
  sessions: 'Session by session, most people first',
  all: (count: number) => `Show all ${count} sessions`,
  come: (people: number, cars: number) => `${one(people, 'person', 'people')} in ${one(cars, 'car', 'cars')}`,
  bySelf: (count: number) => `${count} on their own way`,
  short: (count: number) => `${count} still wanted`,
  map: 'Show the plan on the map',
  noMap: 'Hide the map',
  mapOf: 'Map of the sessions and of cars that carry somebody, from about where they start; the list says the rest',
  commit: 'Ask everybody',
  commitTitle: 'Ask everybody in the plan?',
  commitAll: (count: number) => `${one(count, 'person is', 'people are')} asked.`,
  commitLifts: (count: number) =>
    `For ${one(count, 'lift', 'lifts')}, driver and passenger are asked; nothing is agreed until both say yes.`,
  commitSent: (count: number) =>
    `${one(count, 'person who would go anywhere is', 'people who would go anywhere are')} asked whether they come, and hold a place until they answer.`,
  commitWhat: 'Nobody is asked twice. Where a lift no longer fits, another car is looked for.',
  commitYes: 'Yes, ask them',
  commitNo: 'No, not yet',
  asked: (count: number) => `${one(count, 'lift has', 'lifts have')} been asked for. Driver and passenger each say yes or no.`,
  sent: (count: number) => `${one(count, 'person who would go anywhere is', 'people who would go anywhere are')} asked to come.`,
  awaiting: (count: number) => `${one(count, 'lift is', 'lifts are')} asked for as soon as they have said yes.`,
  notAsked: (count: number) =>
    `${one(count, 'person was', 'people were')} not asked to come: the session is full or has moved, or they are no longer free.`,
  remaining: (count: number) => `${one(count, 'lift is', 'lifts are')} still to be asked for.`,
  notMade: (count: number) =>
    `${one(count, 'lift was', 'lifts were')} not asked for: booked meanwhile, called off, or no car fits any more.`,
  pin: (seat: string, count: number) => `${seat}: ${one(count, 'person', 'people')}`,
};

const cy: Words<typeof en> = {
  title: 'Cynllunio’r lifftiau',
  lead: 'Pwy o’r rhai a ofynnodd am lifft sy’n teithio gyda phwy o’r rhai sy’n cynnig un: cludo cynifer â phosibl, yna gyrru cyn lleied o funudau â phosibl. Yna anfonir y rhai a âi i unrhyw le i’r mannau lle maent yn cyfrif fwyaf. Mae’r hyn y cytunwyd arno eisoes yn aros. Nid yw cynllun yn rhwymo neb nes i chi ofyn iddynt.',
  every: 'Dim ond trefnwyr pob sedd sy’n cynllunio’r ymgyrch gyfan. Mae gennych chi rai ohonynt.',
  when: 'Pa sesiynau?',
  long: 'Am faint y caiff feddwl?',
  longs: { '10s': '10 eiliad', '60s': 'Munud', '300s': 'Pum munud' },
  make: 'Creu cynllun',
  queued: 'Mae’r cynllun yn aros ei dro',
  running: 'Mae’r cynllun yn cael ei wneud',
  placed: count =>
    `Mae lle i ${rhif(count, { ...pobl, one: '# person', two: '# berson', few: '# o bobl', many: '# o bobl' })} yn y cynllun gorau hyd yma.`,
  bound: count => `Nid oes cynllun sy’n cludo mwy na ${count}.`,
  stop: 'Gorffen yma gyda’r gorau hyd yma',
  stopping: 'Mae’n gorffen gyda’r gorau hyd yma',
  failed: 'Ni ellid gwneud y cynllun.',
  again: 'Creu cynllun arall',
  result: 'Y cynllun',
  carried: (count, bound) =>
    `Caiff ${rhif(count, pobl)} eu cludo${bound !== null && bound > count ? `; ni ellir mwy na ${bound}` : ', ac ni ellir mwy'}.`,
  carriedOnly: count => `Caiff ${rhif(count, pobl)} eu cludo.`,
  cars: (count, time) => `${rhif(count, ceir)} yn gyrru, ${time} i gyd, yno ac yn ôl.`,
  left: count => `${rhif(count, { two: '# grŵp', other: '# grŵp' })} heb le`,
  reasons: {
    UNSPECIFIED: '',
    NO_SEAT_WITHIN_REACH: 'dim sesiwn o fewn eu hamserau',
    SESSIONS_FULL: 'mae’r sesiwn yn llawn',
    NO_CAR_PASSES: 'nid oes car yn y cynllun yn mynd heibio â sedd ar ôl',
    NOT_WORTH_THE_WAY: 'byddai’r daith yn costio mwy nag y maent yn cyfrif yno',
    BOOKED_OTHERWISE: 'wedi’u trefnu eisoes mewn ffordd na all cynllun ei dangos; mae hynny’n aros',
    NOT_PLANNED: 'i’w trefnu fesul un: ni all cynllun ddweud sut y maent yn teithio neu’n gyrru',
  },
  nobodyLeft: 'Nid oes neb heb le.',
  nothing: 'Ni ofynnodd neb am lifft, neu nid oes neb yn cynnig un, yn y dyddiau hyn.',
  sessions: 'Fesul sesiwn, y mwyaf o bobl yn gyntaf',
  all: count => `Dangos pob un o’r ${count} sesiwn`,
  come: (people, cars) =>
    `${rhif(people, pobl)} mewn ${rhif(cars, { ...ceir, one: '# car', two: '# gar', few: '# o geir', many: '# o geir' })}`,
  bySelf: count => `${count} ar eu liwt eu hunain`,
  short: count => `eisiau ${count} arall`,
  map: 'Dangos y cynllun ar y map',
  noMap: 'Cuddio’r map',
  mapOf: 'Map o’r sesiynau a’r ceir sy’n cludo rhywun, o tua’r man y maent yn cychwyn; mae’r rhestr yn dweud y gweddill',
  commit: 'Gofyn i bawb',
  commitTitle: 'Gofyn i bawb yn y cynllun?',
  commitAll: count => `Gofynnir i ${rhif(count, { ...pobl, few: '# o bobl', many: '# o bobl' })}.`,
  commitLifts: count =>
    `Ar gyfer ${rhif(count, { other: '# lifft' })}, gofynnir i’r gyrrwr ac i’r teithiwr; ni chytunir ar ddim nes i’r ddau gytuno.`,
  commitSent: count =>
    `Gofynnir i ${rhif(count, { ...pobl, few: '# o bobl', many: '# o bobl' })} a âi i unrhyw le a ddônt, a chedwir lle iddynt nes iddynt ateb.`,
  commitWhat: 'Ni ofynnir i neb ddwywaith. Lle nad yw lifft yn ffitio bellach, chwilir am gar arall.',
  commitYes: 'Ie, gofynnwch iddynt',
  commitNo: 'Na, ddim eto',
  asked: count => `Gofynnwyd am ${rhif(count, { other: '# lifft' })}. Bydd y gyrrwr a’r teithiwr ill dau’n dweud ie neu na.`,
  sent: count => `Gofynnwyd i ${rhif(count, { ...pobl, few: '# o bobl', many: '# o bobl' })} a âi i unrhyw le ddod.`,
  awaiting: count => `Gofynnir am ${rhif(count, { other: '# lifft' })} cyn gynted ag y byddant wedi cytuno.`,
  notAsked: count =>
    `Ni ofynnwyd i ${rhif(count, { ...pobl, few: '# o bobl', many: '# o bobl' })} ddod: mae’r sesiwn yn llawn neu wedi symud, neu nid ydynt yn rhydd bellach.`,
  remaining: count => `Mae ${rhif(count, { other: '# lifft' })} eto i ofyn amdanynt.`,
  notMade: count =>
    `Ni ofynnwyd am ${rhif(count, { other: '# lifft' })}: wedi’u trefnu yn y cyfamser, wedi’u canslo, neu nid oes car sy’n ffitio bellach.`,
  pin: (seat, count) => `${seat}: ${rhif(count, pobl)}`,
};

export const words = catalogue(en, cy);
