import { program } from '../received-form.ts';
import { gmailWeb } from './gmail-web.ts';
import { type Manner, unsigned } from './manner.ts';

export const gmailMobile: Manner = {
  ...gmailWeb,
  name: 'Gmail on a phone',
  intro: (words) => [
    words.attribution(`${words.shortDate}, ${words.clock}`, `${program.name} <${program.address}>`),
    '',
  ],
  signs: unsigned,
  encoding: 'base64',
};
