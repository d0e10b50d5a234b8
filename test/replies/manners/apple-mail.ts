import { program } from '../received-form.ts';
import { divs, type Manner, regards } from './manner.ts';

export const appleMail: Manner = {
  name: 'Apple Mail',
  intro: (words) => [words.attribution(`2 mars 2027 à ${words.clock}`, `${program.name} <${program.address}>`), ''],
  quote: 'introduction marked too',
  signs: regards,
  quotesHtml: true,
  parts: 'both',
  charset: 'utf-8',
  encoding: 'quoted-printable',
  html: divs,
  headers: [['X-Mailer', 'Apple Mail (2.3826.300.87)']],
};
