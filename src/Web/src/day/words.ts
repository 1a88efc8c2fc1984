import { catalogue, type Words } from '../words/catalogue';
import { one, rhif } from '../words/plural';

const en = {
  late: 'I will be late',
  howLate: 'About how many minutes?',
  tellLate: (name: string) => `Tell ${name}`,
  toldLate: (name: string) => `${name} is told that you will be late.`,
  youLate: (minutes: number) => `You said that you will be about ${one(minutes, 'minute', 'minutes')} late.`,
  theyLate: (name: string, minutes: number) => `${name} will be about ${one(minutes, 'minute', 'minutes')} late.`,
  missing: (name: string) => `${name} was not there`,
  missingTitle: (name: string) => `Was ${name} not there?`,
  missingText: 'The organisers count on who is there. It is said once, and cannot be taken back.',
  missingYes: 'Yes, say so',
  youMissing: (name: string) => `You said that ${name} was not there.`,
  theyMissing: (name: string) => `${name} said that you were not there.`,
  way: { UNSPECIFIED: '', BOTH: '', OUTWARD: 'The way there', RETURN: 'The way back' },
  notNow: 'Not now',
  report: (name: string) => `Report ${name}`,
  reportLead: 'The organisers read it, and decide what is to be done. Who it is about is never told who wrote it.',
  reportWhat: 'What happened?',
  reportMissing: 'Write what happened.',
  block: (name: string) => `Never put me in a car with ${name} again`,
  send: 'Send it to the organisers',
  sent: 'The organisers have it. Thank you for telling them.',
};

const cy: Words<typeof en> = {
  late: 'Byddaf yn hwyr',
  howLate: 'Tua faint o funudau?',
  tellLate: name => `Dweud wrth ${name}`,
  toldLate: name => `Mae ${name} yn cael gwybod y byddwch yn hwyr.`,
  youLate: minutes => `Dywedoch y byddwch tua ${rhif(minutes, munud)} yn hwyr.`,
  theyLate: (name, minutes) => `Bydd ${name} tua ${rhif(minutes, munud)} yn hwyr.`,
  missing: name => `Nid oedd ${name} yno`,
  missingTitle: name => `Onid oedd ${name} yno?`,
  missingText: 'Mae’r trefnwyr yn dibynnu ar bwy sydd yno. Fe’i dywedir unwaith, ac ni ellir ei dynnu’n ôl.',
  missingYes: 'Ie, dywedwch hynny',
  youMissing: name => `Dywedoch nad oedd ${name} yno.`,
  theyMissing: name => `Dywedodd ${name} nad oeddech chi yno.`,
  way: { UNSPECIFIED: '', BOTH: '', OUTWARD: 'Y ffordd yno', RETURN: 'Y ffordd yn ôl' },
  notNow: 'Nid nawr',
  report: name => `Adrodd am ${name}`,
  reportLead:
    'Y trefnwyr sy’n ei ddarllen, ac yn penderfynu beth i’w wneud. Ni ddywedir byth wrth y sawl y mae amdano pwy a’i hysgrifennodd.',
  reportWhat: 'Beth ddigwyddodd?',
  reportMissing: 'Ysgrifennwch beth ddigwyddodd.',
  block: name => `Peidiwch byth â’m rhoi mewn car gyda ${name} eto`,
  send: 'Ei anfon at y trefnwyr',
  sent: 'Mae gan y trefnwyr yr hanes. Diolch am ddweud.',
};

const munud = { one: '# funud', two: '# funud', other: '# munud' };

export const words = catalogue(en, cy);
