import { program, writer } from '../received-form.ts';
import { divs, type Manner, regards } from './manner.ts';

export const orangeWebmail: Manner = {
  name: 'Orange webmail',
  intro: (words, subject) => [
    words.from === 'De' ? `Message du 02/03/27 10:12` : `Message of 02/03/27 10:12`,
    `${words.from} : "${program.name}" <${program.address}>`,
    `${words.to === 'À' ? 'A' : words.to} : ${writer.address}`,
    'Copie à : ',
    `${words.subject} : ${subject}`,
    '',
  ],
  quote: 'introduction marked too',
  signs: regards,
  quotesHtml: false,
  parts: 'text',
  charset: 'iso-8859-1',
  encoding: 'quoted-printable',
  html: divs,
  headers: [],
};
