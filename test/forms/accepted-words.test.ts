import { describe, expect, it } from 'vitest';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { aReply, quotes } from './a-reply.ts';

// Words that are an option beside its letter and its label, whatever negation they contain (content.md 8.2).
const accepted: [form: FormKind, before: string, question: string, value: string, words: string][] = [
  ['PRO-M', '', 'decision', 'yes', 'oui, d’accord, avec plaisir, volontiers, yes, ok, with pleasure, gladly'],
  ['PRO-S', '', 'decision', 'yes', 'oui, d’accord, avec plaisir, volontiers, yes, ok, with pleasure, gladly'],
  ['SES-plain', '', 'held', 'held', 'oui, tenue, faite, eu lieu, ok, yes, held, done, took place'],
  ['SES-plain', '', 'held', 'moved', 'déplacée, reportée, décalée, remise, moved, postponed, rescheduled'],
  ['SES-plain', '', 'held', 'canceled', 'annulée, pas eu lieu et pas de nouvelle date, canceled, cancelled'],
  ['SES-fit', '1: A\n2: 4\n3: 4\n4: ', 'fit', 'good', 'bien, très bien, good, fine'],
  ['SES-fit', '1: A\n2: 4\n3: 4\n4: ', 'fit', 'unsure', 'à voir, pas sûr, pas encore, not sure, too early'],
  ['SES-fit', '1: A\n2: 4\n3: 4\n4: ', 'fit', 'change', 'changer, non, change, no'],
  ['ENR-M', '', 'role', 'not-now', 'pas maintenant, plus tard, l’an prochain, not now, later, next time'],
  ['ENR-S', '', 'role', 'never', 'ne plus m’inviter, jamais, never, unsubscribe'],
  ['AGD', '', 'first', 'none', 'aucun, aucune, aucun créneau, none'],
  ['MOV', '', 'date', 'none', 'aucun, aucune, aucun créneau, none'],
  ['MAT', '', 'decision', 'approve', 'APPROUVER, approuver, APPROVE, approve'],
];

describe.each(quotes)('with the form quoted as %s', (quote) => {
  it.each(accepted)('%s takes "%s…" for %s %s: %s', (form, before, question, value, words) => {
    for (const word of words.split(', ')) {
      const shapes = [word, `${word}.`, `${word} !`, word.toUpperCase(), word.normalize('NFD').replace(/\p{M}/gu, '')];
      for (const shape of shapes)
        expect(aReply(form, 'fr', `${before}${shape}`, quote).answers[question], shape).toBe(value);
    }
  });

  it.each(['STOP', 'stop !', 'Bonjour,\nStop', 'PAUSE', 'DÉPLACER', 'APPELEZ-MOI', 'HELP', 'NOT ME'])(
    '"%s" alone on the first line is its word',
    (typed) => {
      expect(aReply('SES-fit', 'fr', typed, quote).word).toBeDefined();
      expect(
        aReply('SES-fit', 'fr', `je dirais ${typed.replace('Bonjour,\n', '')} aux réunions`, quote).word,
      ).toBeUndefined();
    },
  );
});
