import { program, writer } from '../received-form.ts';
import { divs, type Manner } from './manner.ts';

export const samsung: Manner = {
  name: 'Samsung phone',
  intro: (words, subject) => [
    `-------- ${words.original.replace('’', "'")} --------`,
    `${words.from} : ${program.name} <${program.address}> `,
    `${words.date} : ${words.numericDate}  ${words.clock}  (GMT+01:00) `,
    `${words.to} : ${writer.address} `,
    `${words.subject} : ${subject} `,
    '',
  ],
  quote: 'unmarked',
  signs: (words) => ['', words.from === 'De' ? 'Envoyé depuis mon appareil Galaxy' : 'Sent from my Galaxy'],
  quotesHtml: true,
  parts: 'both',
  charset: 'utf-8',
  encoding: 'base64',
  html: { ...divs, quoteOpen: '<div>', quoteClose: '</div>' },
  headers: [],
};
