import { describe, expect, it } from 'vitest';
import { dayText } from '../../shared/domain/date-text.ts';
import type { Form } from '../../shared/domain/form.ts';
import { silenceAt } from '../../shared/domain/plan-pair.ts';
import { aForm, aPerson, at, inLyon } from '../domain/builders.ts';
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

describe('a reply that came late', () => {
  const late = (form: Partial<Form>, timeZone = 'Europe/Paris', language: 'fr' | 'en' = 'en') =>
    aLetter(
      { mail: 'late', orderedAt: at('2027-03-17 09:00') },
      theFacts({ form: aForm({ language, ...form }), to: aPerson({ timeZone, language }) }),
    ).text.replace(/\s+/g, ' ');

  it('hears on which day of its sender’s clock the form closed', () => {
    const form = { status: 'expired', closesAt: at('2027-03-16 02:00') } as const;
    expect(late(form)).toContain('This form closed on Tuesday 16 March: ');
    expect(late(form, 'America/Montreal')).toContain('This form closed on Monday 15 March: ');
    expect(late(form, 'Europe/Paris', 'fr')).toContain('Ce formulaire était clos depuis le mardi 16 mars : ');
  });

  it('hears no date that would be wrong, of a form that was canceled, closed early or acted upon', () => {
    const canceled = { status: 'canceled', closesAt: at('2027-03-16 02:00') } as const;
    const early = { status: 'expired', closesAt: at('2027-03-30 18:00') } as const;
    const actedUpon = { status: 'answered', closesAt: at('2027-03-30 18:00') } as const;
    for (const form of [canceled, early, actedUpon]) {
      expect(late(form)).toContain('This form is no longer open: ');
      expect(late(form, 'Europe/Paris', 'fr')).toContain('Ce formulaire n’est plus en cours : ');
      expect(late(form)).not.toContain('March');
    }
  });
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
