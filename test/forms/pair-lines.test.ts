import { expect, it } from 'vitest';
import { deskLine, pairLine } from '../../shared/forms/pair-lines.ts';

it.each([
  ['NOTE P03 vu avec son assistante', { order: 'note', number: 3, rest: 'vu avec son assistante' }],
  ['note p3 : vu', { order: 'note', number: 3, rest: 'vu' }],
  ['FICHE P12', { order: 'file', number: 12, rest: '' }],
  ['file P12.', { order: 'file', number: 12, rest: '' }],
  ['- ARRÊT P07', { order: 'end', number: 7, rest: '' }],
  ['AUTRE P12', { order: 'other', number: 12, rest: '' }],
  ['other p12 (new partner)', { order: 'other', number: 12 }],
  ['- AUTRE P12 (nouveau binôme : les deux changent de partenaire)', { order: 'other', number: 12 }],
  ['Resume P07', { order: 'resume', number: 7, rest: '' }],
  ['PAUSE P09 28/06', { order: 'pause', number: 9, rest: '28/06' }],
])('%s', (line, read) => {
  expect(pairLine(line)).toMatchObject(read);
});

it.each([
  '1: B',
  'Note que P03 va bien',
  'FICHE P12, PAUSE P12 28/06, REPRISE P12',
  'END P12 mais pas avant mardi',
  'P12 END',
  'AUTRE P12 mais pas avant mars',
  'Autre chose : P12 va bien',
  '',
])('is no order: %s', (line) => {
  expect(pairLine(line)).toBeUndefined();
});

it.each([
  ['LISTE', { order: 'list', rest: '' }],
  ['- Figures.', { order: 'figures', rest: '' }],
  ['SAISIR Marchand', { order: 'enter', rest: 'Marchand' }],
  ['enter: Hélène de La Tour', { order: 'enter', rest: 'Hélène de La Tour' }],
])('%s', (line, read) => {
  expect(deskLine(line)).toMatchObject(read);
});

it.each(['LISTE des paires', 'SAISIR', 'Enter the code of the building please', 'FICHE P12', '1: B', ''])(
  'is no order about nobody’s pair: %s',
  (line) => {
    expect(deskLine(line)).toBeUndefined();
  },
);
