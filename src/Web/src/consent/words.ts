import { catalogue, type Words } from '../words/catalogue';

const en = {
  title: {
    TAKING_PART: 'Before you take part',
    CONTACT_SHARING: 'Show your contact to who rides with you?',
    MESSAGES: 'Send you messages?',
  },
  inEnglish: '',
  age: 'How old are you?',
  adult: '18 or over',
  younger: '16 or 17',
  agree: 'I agree',
  notNow: 'Not now',
  ageNeeded: 'Say how old you are.',
};

const cy: Words<typeof en> = {
  title: {
    TAKING_PART: 'Cyn i chi gymryd rhan',
    CONTACT_SHARING: 'Dangos eich manylion cyswllt i bwy sy’n teithio gyda chi?',
    MESSAGES: 'Anfon negeseuon atoch?',
  },
  inEnglish: 'Yn Saesneg yn unig y mae geiriad y cytundeb hwn ar gael.',
  age: 'Beth yw eich oed?',
  adult: '18 neu’n hŷn',
  younger: '16 neu 17',
  agree: 'Rwy’n cytuno',
  notNow: 'Nid nawr',
  ageNeeded: 'Dywedwch beth yw eich oed.',
};

export const words = catalogue(en, cy);
