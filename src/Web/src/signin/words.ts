import { catalogue, type Words } from '../words/catalogue';

const en = {
  title: 'Sign in',
  lead: 'No password. We send a code of six digits to your address.',
  email: 'Your e-mail address',
  emailHint: 'Used to sign you in, and for nothing else unless you agree to it.',
  firstName: 'Your first name',
  firstNameHint: 'Drivers and organisers know you by it. Only needed the first time.',
  emailMissing: 'Write your e-mail address, such as ann@example.org.',
  send: 'Send me a code',
  sentTitle: 'Check your e-mail',
  sent: (email: string) => `We have sent a code and a link to ${email}. Each works once, for ten minutes.`,
  code: 'Code of six digits',
  codeShort: 'The code has six digits. It stands in the letter.',
  finish: 'Sign in',
  again: 'Use another address, or send it again',
  working: 'Signing you in',
  linkFailed:
    'This link is good no more, or was opened in another browser than the one that asked for it. Type the code there, or begin again here.',
  codeFailed: 'That code is not right, or is too old. Look again, or ask for another.',
  otherwise: 'This address signs in to the campaign another way. Sign in as you did before.',
  noThanksTitle: 'No, thank you',
  noThanksLead: 'Somebody put your address on a list of people who may want to take part. One tap, and no list ever writes to you again.',
  noThanks: 'Do not ask me again',
  noThanksDone: 'Noted. Nobody will ask you by mail again.',
  noThanksWhat:
    'What is kept of you from that list is deleted. Only a trace of the address stays from which nobody can read it, so that we know not to write.',
  noThanksLater: 'Should you change your mind, sign in by yourself at any time.',
  noThanksMissing: 'Part of this link is missing.',
  noThanksMissingHelp: 'Open it from the letter once more, or copy all of it. If you have said no already, there is nothing left to do.',
  rather: 'I would rather look where I can be useful',
};

const cy: Words<typeof en> = {
  title: 'Mewngofnodi',
  lead: 'Dim cyfrinair. Byddwn yn anfon cod chwe digid i’ch cyfeiriad.',
  email: 'Eich cyfeiriad e-bost',
  emailHint: 'Fe’i defnyddir i’ch mewngofnodi, ac i ddim byd arall oni bai eich bod yn cytuno.',
  firstName: 'Eich enw cyntaf',
  firstNameHint: 'Dyma sut y bydd gyrwyr a threfnwyr yn eich adnabod. Dim ond y tro cyntaf y mae ei angen.',
  emailMissing: 'Ysgrifennwch eich cyfeiriad e-bost, er enghraifft ann@example.org.',
  send: 'Anfonwch god ataf',
  sentTitle: 'Edrychwch yn eich e-bost',
  sent: email => `Rydym wedi anfon cod a dolen i ${email}. Mae pob un yn gweithio unwaith, am ddeng munud.`,
  code: 'Cod chwe digid',
  codeShort: 'Mae chwe digid yn y cod. Mae yn y neges.',
  finish: 'Mewngofnodi',
  again: 'Defnyddio cyfeiriad arall, neu anfon eto',
  working: 'Yn eich mewngofnodi',
  linkFailed: 'Nid yw’r ddolen hon yn dda bellach, neu fe’i hagorwyd mewn porwr arall. Teipiwch y cod yno, neu dechreuwch eto yma.',
  codeFailed: 'Nid yw’r cod hwnnw’n gywir, neu mae’n rhy hen. Edrychwch eto, neu gofynnwch am un arall.',
  otherwise: 'Mae’r cyfeiriad hwn yn mewngofnodi i’r ymgyrch mewn ffordd arall. Mewngofnodwch fel o’r blaen.',
  noThanksTitle: 'Dim diolch',
  noThanksLead:
    'Rhoddodd rhywun eich cyfeiriad ar restr o bobl a allai fod am gymryd rhan. Gydag un tap ni fydd unrhyw restr yn ysgrifennu atoch eto.',
  noThanks: 'Peidiwch â gofyn i mi eto',
  noThanksDone: 'Wedi’i nodi. Ni fydd neb yn gofyn i chi drwy’r post eto.',
  noThanksWhat:
    'Mae’r hyn a gedwir amdanoch o’r rhestr honno’n cael ei ddileu. Dim ond ôl o’r cyfeiriad sy’n aros, na all neb ei ddarllen, fel y gwyddom i beidio ag ysgrifennu.',
  noThanksLater: 'Os newidiwch eich meddwl, gallwch fewngofnodi eich hun unrhyw bryd.',
  noThanksMissing: 'Nid yw’r ddolen hon yn gyfan.',
  noThanksMissingHelp:
    'Agorwch hi o’r llythyr unwaith eto, neu copïwch y cyfan ohoni. Os ydych eisoes wedi dweud na, nid oes dim ar ôl i’w wneud.',
  rather: 'Byddai’n well gen i edrych lle gallaf helpu',
};

export const words = catalogue(en, cy);
