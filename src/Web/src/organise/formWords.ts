import { catalogue, type Words } from '../words/catalogue';
import { one, pobl, rhif } from '../words/plural';

const en = {
  newTitle: 'Make a session',
  changeTitle: (seat: string) => `Move or change: ${seat}`,
  when: 'When and where',
  date: 'Day',
  from: 'Starts',
  until: 'Ends',
  untilHint: 'A time before the start is on the day after.',
  remote: 'From home: nobody travels',
  place: 'Where people meet: postcode, or latitude and longitude',
  placeHint: 'Coordinates such as 51.5837, -0.2267 are exact; a postcode may be the middle of a few streets.',
  placeStays: 'Left empty, the place stays where it is.',
  placeMissing: 'Write where people meet.',
  pin: 'Show it on the map',
  pinned: (name: string) => `Map of ${name}: people meet at the sign.`,
  address: 'The meeting place in words',
  addressHint: 'What people read: “Hendon Central station, outside the ticket hall”.',
  seat: 'Seat',
  seatOf: 'The one it lies in',
  how: 'How many, and what for',
  kind: 'What is done',
  wanted: 'People wanted',
  maximum: 'People at most',
  maximumHint: 'Nobody beyond it can sign up; they may wait for a place.',
  maximumLow: 'Not fewer than are wanted.',
  number: 'Write a number.',
  timeMissing: 'Write a time.',
  dateMissing: 'Choose a day.',
  more: 'What people should know',
  name: 'Name to ask for',
  bring: 'What to bring',
  stepFree: 'Step-free access',
  certainty: { YES: 'Yes', NO: 'No', UNKNOWN: 'Not known' },
  create: 'Make it',
  save: 'Save the changes',
  nothing: 'Nothing is changed yet.',
  stop: 'Leave it as it is',
  moveTitle: 'Move this session?',
  moveTold: (count: number) =>
    `${one(count, 'person who has', 'people who have')} signed up will be told, with everybody who waits or asked for a lift.`,
  moveLifts: (count: number) =>
    `${one(count, 'lift is', 'lifts are')} agreed. Each stays where the car can still pick people up within five minutes of what was promised. Who loses theirs is told, and another is looked for at once.`,
  moveYes: 'Yes, move it',
  moveNo: 'No, go back',
  saved: 'The changes are saved.',
  moved: 'The session is moved, and everybody is being told.',
  kept: (kept: number, all: number) =>
    kept === all
      ? all === 1
        ? 'The agreed lift still fits.'
        : `All ${all} agreed lifts still fit.`
      : `${kept} of ${all} agreed lifts still fit; for the others another is being looked for.`,
  made: 'The session is made. Volunteers near it find it from now on.',
};

const cy: Words<typeof en> = {
  newTitle: 'Creu sesiwn',
  changeTitle: seat => `Symud neu newid: ${seat}`,
  when: 'Pryd a ble',
  date: 'Diwrnod',
  from: 'Yn dechrau',
  until: 'Yn gorffen',
  untilHint: 'Mae amser cyn y dechrau ar y diwrnod wedyn.',
  remote: 'O gartref: nid oes neb yn teithio',
  place: 'Man cyfarfod: cod post, neu lledred a hydred',
  placeHint: 'Mae cyfesurynnau fel 51.4816, -3.1791 yn union; gall cod post fod yn ganol ychydig strydoedd.',
  placeStays: 'O’i adael yn wag, mae’r lle’n aros lle mae.',
  placeMissing: 'Ysgrifennwch ble mae pobl yn cyfarfod.',
  pin: 'Ei ddangos ar y map',
  pinned: name => `Map o ${name}: wrth yr arwydd mae pobl yn cyfarfod.`,
  address: 'Y man cyfarfod mewn geiriau',
  addressHint: 'Yr hyn y mae pobl yn ei ddarllen: “Gorsaf Caerdydd Canolog, y tu allan i’r brif fynedfa”.',
  seat: 'Sedd',
  seatOf: 'Yr un y mae ynddi',
  how: 'Faint o bobl, ac i beth',
  kind: 'Beth sy’n cael ei wneud',
  wanted: 'Nifer y bobl y mae eu heisiau',
  maximum: 'Nifer mwyaf y bobl',
  maximumHint: 'Ni all neb y tu hwnt iddo gofrestru; cânt aros am le.',
  maximumLow: 'Nid llai nag y mae eu heisiau.',
  number: 'Ysgrifennwch rif.',
  timeMissing: 'Ysgrifennwch amser.',
  dateMissing: 'Dewiswch ddiwrnod.',
  more: 'Yr hyn y dylai pobl ei wybod',
  name: 'Enw i ofyn amdano',
  bring: 'Beth i ddod gyda chi',
  stepFree: 'Mynediad heb risiau',
  certainty: { YES: 'Oes', NO: 'Nac oes', UNKNOWN: 'Ddim yn hysbys' },
  create: 'Creu',
  save: 'Cadw’r newidiadau',
  nothing: 'Nid oes dim wedi newid eto.',
  stop: 'Gadael fel y mae',
  moveTitle: 'Symud y sesiwn hon?',
  moveTold: count => `Caiff y ${rhif(count, pobl)} sydd wedi cofrestru wybod, a phawb sy’n aros neu a ofynnodd am lifft.`,
  moveLifts: count =>
    `Cytunwyd ar ${rhif(count, { other: '# lifft' })}. Mae pob un yn aros lle gall y car godi pobl o hyd o fewn pum munud i’r hyn a addawyd. Caiff pwy bynnag sy’n colli lifft wybod, a chwilir am un arall ar unwaith.`,
  moveYes: 'Ie, symudwch hi',
  moveNo: 'Na, yn ôl',
  saved: 'Mae’r newidiadau wedi’u cadw.',
  moved: 'Mae’r sesiwn wedi’i symud, a chaiff pawb wybod.',
  kept: (kept, all) =>
    kept === all
      ? all === 1
        ? 'Mae’r lifft y cytunwyd arno yn dal i ffitio.'
        : `Mae pob un o’r ${all} lifft y cytunwyd arnynt yn dal i ffitio.`
      : `Mae ${kept} o’r ${all} lifft y cytunwyd arnynt yn dal i ffitio; chwilir am un arall i’r lleill.`,
  made: 'Mae’r sesiwn wedi’i chreu. Bydd gwirfoddolwyr gerllaw yn ei gweld o hyn ymlaen.',
};

export const words = catalogue(en, cy);
