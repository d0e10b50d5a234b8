import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MailKind } from '../../shared/domain/command.ts';
import {
  leavesAtAnyHour,
  leavingLater,
  type MailClass,
  mailClass,
  nextWeekAt,
  type Occasion,
  turnMinutes,
  weekOf,
} from '../../shared/domain/mail-budget.ts';
import { workingDaysBetween } from '../../shared/domain/working-calendar.ts';
import { aForm, aLedgerEntry, at, inParis as reader } from './builders.ts';

const now = at('2027-03-03 10:00');
const classOf = (entry: Parameters<typeof aLedgerEntry>[0], occasion: Partial<Occasion> = {}) =>
  mailClass(aLedgerEntry(entry), { form: undefined, saidYesAt: undefined, reader, ...occasion }, now);

describe('mailClass', () => {
  it('leaves aside calendar items, answers to what the person sent, and the office’s own work; all else counts', () => {
    const classes = Object.fromEntries(MailKind.options.map((mail) => [mail, classOf({ mail })]));
    expect(classes).toEqual({
      form: 'counted',
      sheet: 'counted',
      suspended: 'counted',
      'ready-message': 'counted',
      certificate: 'counted',
      'will-not-start': 'counted',
      canceled: 'counted',
      stopped: 'counted',
      invitation: 'calendar',
      cancellation: 'calendar',
      clarification: 'answer',
      echo: 'answer',
      'echo-low': 'answer',
      thanks: 'answer',
      late: 'answer',
      stray: 'answer',
      personal: 'answer',
      conversation: 'answer',
      paused: 'answer',
      help: 'answer',
      notice: 'answer',
      'call-me': 'answer',
      'stop-noted': 'answer',
      'ended-done': 'answer',
      'start-problems': 'answer',
      alert: 'office',
      'expertise-map': 'office',
      announcement: 'office',
      done: 'office',
      decided: 'office',
      'decision-unclear': 'office',
      prices: 'office',
      'pair-file': 'office',
      overview: 'office',
      'by-phone': 'office',
      bundle: 'office',
      report: 'office',
    });
  });

  it('takes a coordinator’s forms for the office’s work, and a participant’s for what they are', () => {
    for (const form of [aForm({ group: 'start' }), aForm({ group: 'decision' }), aForm({ kind: 'FIT' })])
      expect(classOf({ mail: 'form' }, { form })).toBe('office');
    expect(classOf({ mail: 'form' }, { form: aForm({ kind: 'PRO-M' }) })).toBe('counted');
  });

  it('lets another coordinator know at once of an approval that she can stop', () => {
    const form = aForm({ kind: 'OBJ', group: 'decision' });
    expect(classOf({ mail: 'form' }, { form })).toBe('at once');
    expect(classOf({ mail: 'decided' }, { form })).toBe('office');
  });

  it('takes the first email of a form for wanted in the week the person said yes to its pair, its reminder never', () => {
    const form = aForm({ kind: 'STA-M' });
    expect(classOf({ mail: 'form' }, { form, saidYesAt: at('2027-03-01 08:00') })).toBe('wanted');
    expect(classOf({ mail: 'form', attempt: 1 }, { form, saidYesAt: at('2027-03-01 08:00') })).toBe('counted');
    expect(classOf({ mail: 'form' }, { form, saidYesAt: at('2027-02-28 20:00') })).toBe('counted');
  });

  it('takes for an answer what asks about a message that came in the person’s name', () => {
    for (const kind of ['CONFIRM', 'OTHER'])
      expect(classOf({ mail: 'form' }, { form: aForm({ kind, group: 'confirming' }) })).toBe('answer');
  });

  it('takes for an answer a form that is sent again because the person asked for it, and a certificate with its echo', () => {
    expect(classOf({ mail: 'form', facts: { answers: 'in-1' } })).toBe('answer');
    expect(classOf({ mail: 'certificate' }, { form: aForm({ status: 'answered' }) })).toBe('answer');
  });
});

describe('leavesAtAnyHour', () => {
  const atAnyHour = (entry: Parameters<typeof aLedgerEntry>[0], kind: MailClass, form?: string, isCoordinator = true) =>
    leavesAtAnyHour(aLedgerEntry(entry), {
      kind,
      form: form === undefined ? undefined : aForm({ kind: form }),
      isCoordinator,
    });

  it('holds for calendar items, and for what answers a coordinator’s message or files', () => {
    expect(atAnyHour({ mail: 'invitation' }, 'calendar', undefined, false)).toBe(true);
    for (const mail of ['echo', 'clarification', 'late'] as const) expect(atAnyHour({ mail }, 'answer')).toBe(true);
    for (const mail of ['done', 'pair-file'] as const) expect(atAnyHour({ mail }, 'office')).toBe(true);
    for (const kind of ['NEW', 'START', 'REF']) expect(atAnyHour({ mail: 'form' }, 'office', kind)).toBe(true);
  });

  it('holds neither for a reminder, a digest or an alert, nor for anybody else', () => {
    expect(atAnyHour({ mail: 'form', attempt: 1 }, 'office', 'START')).toBe(false);
    for (const kind of ['DIG', 'MAT', 'FIT']) expect(atAnyHour({ mail: 'form' }, 'office', kind)).toBe(false);
    expect(atAnyHour({ mail: 'form' }, 'answer', 'STA-M')).toBe(false);
    expect(atAnyHour({ mail: 'alert' }, 'office')).toBe(false);
    expect(atAnyHour({ mail: 'echo' }, 'answer', undefined, false)).toBe(false);
  });
});

describe('weekOf', () => {
  it('is the Monday it is where the person is', () => {
    expect(weekOf(at('2027-03-07 23:30'), reader)).toBe('2027-03-01');
    expect(weekOf(at('2027-03-08 00:30'), reader)).toBe('2027-03-08');
    expect(weekOf(at('2027-03-08 00:30'), { timeZone: 'America/Toronto' })).toBe('2027-03-01');
  });
});

describe('nextWeekAt', () => {
  it('is Monday at the first hour, or the first working day after it', () => {
    expect(nextWeekAt(now, reader)).toBe(at('2027-03-08 08:00'));
    expect(nextWeekAt(at('2027-03-24 12:00'), reader)).toBe(at('2027-03-30 08:00')); // Easter Monday
  });
});

describe('turnMinutes', () => {
  it('lets what asks go before what tells, and that before what reminds', () => {
    const turns = [
      aLedgerEntry({ mail: 'form' }),
      aLedgerEntry({ mail: 'certificate' }),
      aLedgerEntry({ mail: 'form', attempt: 1 }),
    ].map(turnMinutes);
    expect(turns).toEqual([0, 20, 40]);
  });
});

describe('leavingLater', () => {
  it('keeps the working days until the reminder and the deadline, and their time of day', () => {
    const form = aForm(); // leaves Tuesday 2 March 9:00, reminds on Monday the 8th, closes on the 16th
    const later = leavingLater(form, at('2027-03-08 08:00'), reader);
    expect(later).toMatchObject({
      ladder: [at('2027-03-08 08:00'), at('2027-03-12 09:00')],
      closesAt: at('2027-03-22 18:00'),
    });
  });

  it('changes nothing a second time, nor for an email that leaves as planned', () => {
    const form = aForm();
    const later = leavingLater(form, at('2027-03-08 08:00'), reader);
    expect(leavingLater(later, at('2027-03-08 08:00'), reader)).toBe(later);
    expect(leavingLater(form, form.issuedAt, reader)).toBe(form);
  });

  it('leaves the end of enrollment where it is', () => {
    const form = aForm({ group: 'enrollment' });
    expect(leavingLater(form, at('2027-03-08 08:00'), reader).closesAt).toBe(form.closesAt);
  });

  it('never shortens the time to answer, whenever the email leaves', () => {
    const form = aForm();
    const days = (of: typeof form) => workingDaysBetween(of.ladder[0] ?? '', of.closesAt, reader.site);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 * 24 * 60 }), (minutes) => {
        const leaves = new Date(Date.parse(form.ladder[0] ?? '') + minutes * 60_000).toISOString();
        expect(days(leavingLater(form, leaves, reader))).toBe(days(form));
      }),
    );
  });
});
