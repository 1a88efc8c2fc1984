import { catalogue, type Words } from '../words/catalogue';
import { one, pobl, rhif } from '../words/plural';

const en = {
  title: (seat: string) => `Run a coach: ${seat}`,
  lead: 'A coach keeps its timetable: people get in, and on the way back out, at its stops alone. Whoever asks has a seat at once, while there is one.',
  seats: 'How many seats, 9 to 80?',
  legs: 'Which way?',
  ways: { BOTH: 'There and back', OUTWARD: 'Only there', RETURN: 'Only back' },
  arrives: 'It arrives at the session at',
  leaves: 'It leaves the session at',
  stops: 'Where it stops',
  stop: (number: number) => `Stop ${number}`,
  place: 'Place: postcode, or latitude and longitude',
  name: 'Its name, as people read it',
  departs: 'Leaves there at',
  returns: 'Is there again at',
  stepFree: 'One gets in there without steps',
  add: 'Add a stop',
  remove: (number: number) => `Take stop ${number} out`,
  removeShort: 'Take it out',
  note: 'A word to passengers',
  send: 'Run this coach',
  done: 'The coach runs. Whoever it passes near finds it from now on.',
  leaveIt: 'Leave it',
  missing: { place: 'Write where it stops.', time: 'Write a time.', seats: 'Write a number from 9 to 80.' },
  wrong: 'Look at what is marked above: something is not right yet.',
  run: 'Run a coach',
  change: 'Change it',
  changeTitle: (seat: string) => `Change the coach: ${seat}`,
  changeLead:
    'Whoever rides is told. They keep their seat where the coach still stops where they board, within five minutes of the time they were promised.',
  save: 'Save the changes',
  nothing: 'Nothing is changed yet.',
  askTitle: 'Change this coach?',
  askRiders: (count: number) => `${one(count, 'person has', 'people have')} a seat in it, and will be told.`,
  askWhat:
    'Where it fits no more, since a stop or a way is gone, a time is another, or seats are too few, those who booked last lose their seat first; another lift is looked for at once.',
  askYes: 'Yes, change it',
  askNo: 'No, leave it as it is',
  saved: (kept: number, all: number) =>
    all === 0
      ? 'The coach is changed.'
      : kept === all
        ? 'The coach is changed, and everybody keeps their seat.'
        : `The coach is changed. ${kept} of ${one(all, 'booking', 'bookings')} ${kept === 1 ? 'keeps its' : 'keep their'} seats; the others look for another lift.`,
  coaches: 'Coaches you run',
  none: 'You run no coach to this session.',
  aboard: (taken: number, seats: number) => `${taken} of ${one(seats, 'seat', 'seats')} taken`,
  open: 'Who is aboard',
  from: (stop: string, time: string) => `From ${stop}, ${time}`,
};

const cy: Words<typeof en> = {
  title: seat => `Trefnu bws: ${seat}`,
  lead: 'Mae bws yn cadw at ei amserlen: yn ei arosfannau’n unig y mae pobl yn dod i mewn, ac allan ar y ffordd yn ôl. Mae gan bwy bynnag sy’n gofyn sedd ar unwaith, tra bo un.',
  seats: 'Faint o seddi, 9 i 80?',
  legs: 'Pa ffordd?',
  ways: { BOTH: 'Yno ac yn ôl', OUTWARD: 'Yno yn unig', RETURN: 'Yn ôl yn unig' },
  arrives: 'Mae’n cyrraedd y sesiwn am',
  leaves: 'Mae’n gadael y sesiwn am',
  stops: 'Ble mae’n stopio',
  stop: number => `Arhosfan ${number}`,
  place: 'Lle: cod post, neu lledred a hydred',
  name: 'Ei enw, fel y mae pobl yn ei ddarllen',
  departs: 'Yn gadael yno am',
  returns: 'Yno eto am',
  stepFree: 'Gellir mynd i mewn yno heb risiau',
  add: 'Ychwanegu arhosfan',
  remove: number => `Tynnu arhosfan ${number} allan`,
  removeShort: 'Ei thynnu allan',
  note: 'Gair wrth deithwyr',
  send: 'Trefnu’r bws hwn',
  done: 'Mae’r bws wedi’i drefnu. Bydd pwy bynnag y mae’n pasio’n agos yn ei weld o hyn ymlaen.',
  leaveIt: 'Ei adael',
  missing: { place: 'Ysgrifennwch ble mae’n stopio.', time: 'Ysgrifennwch amser.', seats: 'Ysgrifennwch rif o 9 i 80.' },
  wrong: 'Edrychwch ar yr hyn sydd wedi’i farcio uchod: nid yw rhywbeth yn iawn eto.',
  run: 'Trefnu bws',
  change: 'Ei newid',
  changeTitle: seat => `Newid y bws: ${seat}`,
  changeLead:
    'Caiff pwy bynnag sy’n teithio wybod. Maent yn cadw eu sedd lle mae’r bws yn dal i stopio lle maent yn dod i mewn, o fewn pum munud i’r amser a addawyd iddynt.',
  save: 'Cadw’r newidiadau',
  nothing: 'Nid oes dim wedi’i newid eto.',
  askTitle: 'Newid y bws hwn?',
  askRiders: count =>
    `Mae gan ${rhif(count, { ...pobl, one: '# person', two: '# berson', few: '# o bobl', many: '# o bobl' })} sedd ynddo, a chânt wybod.`,
  askWhat:
    'Lle nad yw’n ffitio bellach, am fod arhosfan neu ffordd wedi mynd, amser yn wahanol neu rhy ychydig o seddi, y rhai a archebodd olaf sy’n colli eu sedd gyntaf; chwilir am lifft arall ar unwaith.',
  askYes: 'Ie, newidiwch ef',
  askNo: 'Na, gadewch ef fel y mae',
  saved: (kept, all) =>
    all === 0
      ? 'Mae’r bws wedi’i newid.'
      : kept === all
        ? 'Mae’r bws wedi’i newid, a phawb yn cadw eu sedd.'
        : `Mae’r bws wedi’i newid. Mae ${kept} o ${rhif(all, { two: '# archeb', other: '# archeb' })} yn cadw eu seddi; mae’r lleill yn chwilio am lifft arall.`,
  coaches: 'Bysiau rydych yn eu trefnu',
  none: 'Nid ydych yn trefnu bws i’r sesiwn hon.',
  aboard: (taken, seats) => `${taken} o ${rhif(seats, { other: '# sedd' })} wedi’u cymryd`,
  open: 'Pwy sydd ar y bws',
  from: (stop, time) => `O ${stop}, ${time}`,
};

export const words = catalogue(en, cy);
