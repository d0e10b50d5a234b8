import { expect, it } from 'vitest';
import { dayText } from '../../shared/domain/date-text.ts';
import { silenceAt } from '../../shared/domain/plan-pair.ts';
import { noteValues } from '../../shared/messages/note-values.ts';
import { aForm, aLedgerEntry, aPerson, at, inLyon } from '../domain/builders.ts';
import { aLetter, aNote, theFacts } from './a-letter.ts';

/** 4:00 on Tuesday in Paris is still Monday evening in Montréal. */
const night = at('2027-03-02 04:00');
const sheetFor = (timeZone: string, language: 'fr' | 'en') =>
  aLetter({ mail: 'sheet', session: 1, facts: { meetsAt: night } }, theFacts({ to: aPerson({ timeZone, language }) }));

it('a sheet names the day it is where its reader is', () => {
  expect(sheetFor('Europe/Paris', 'fr').subject).toBe('Séance 1, mardi 2 mars : à préparer');
  expect(sheetFor('America/Montreal', 'fr').subject).toBe('Séance 1, lundi 1er mars : à préparer');
  expect(sheetFor('America/Montreal', 'en').subject).toBe('Session 1, Monday 1 March: to prepare');
});

it('a form is closed on the day it was on its reader’s clock', () => {
  const form = aForm({ language: 'en', closesAt: at('2027-02-23 02:00') });
  const late = (timeZone: string) =>
    aNote('late', 'en', { form, to: aPerson({ timeZone, language: 'en' }) }).text.replace(/\s+/g, ' ');
  expect(late('Europe/Paris')).toContain('closed on Tuesday 23 February:');
  expect(late('America/Montreal')).toContain('closed on Monday 22 February:');
});

it('a form whose answer was acted on is closed since that answer, not at a deadline to come', () => {
  const form = aForm({ status: 'answered', answeredAt: at('2027-03-03 10:00'), closesAt: at('2027-03-16 18:00') });
  const late = (now: string) => noteValues(aLedgerEntry({ mail: 'late' }), theFacts({ form }), 'fr', now).closed;
  expect(late(at('2027-03-05 10:00'))).toBe('mercredi 3 mars');
  expect(late(at('2027-03-17 10:00'))).toBe('mardi 16 mars');
});

it('a proposal names the day on which its silence goes to a coordinator', () => {
  const form = aForm({ kind: 'PRO-M', issuedAt: at('2027-07-16 10:00') });
  const text = aLetter({ mail: 'form' }, theFacts({ form })).text.replace(/\s+/g, ' ');
  expect(dayText(silenceAt(form, inLyon).slice(0, 10), 'fr')).toBe('vendredi 3 septembre'); // after the pause
  expect(text).toContain('Sans réponse le vendredi 3 septembre, Claire Dubois vous appelle');
});

it('an invitation tells both hours when the two clocks differ, and one when they agree', () => {
  const invited = (site: string) =>
    aLetter(
      { mail: 'invitation', session: 1, facts: { meetsAt: at('2027-03-02 08:30') } },
      theFacts({}, site),
    ).text.replace(/\s+/g, ' ');
  expect(invited('Montréal')).toContain('mardi 2 mars à 8 h 30 (Paris), 2 h 30 à Montréal');
  expect(invited('Lyon')).toContain('mardi 2 mars à 8 h 30. Pour');
});

it('the calendar item holds the instant itself and lasts as long as a session', () => {
  const { calendar } = aNote('invitation', 'fr');
  expect(calendar?.method).toBe('REQUEST');
  expect(calendar?.content).toMatch(/^DTSTART[^\r\n]*:20270302T073000Z\r?$/m);
  expect(calendar?.content).toMatch(/^DTEND[^\r\n]*:20270302T083000Z\r?$/m);
});
