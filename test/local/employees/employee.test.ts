import { describe, expect, it } from 'vitest';
import { assistantPersona } from '../../../local/employees/assistant.ts';
import { coordinatorPersona } from '../../../local/employees/coordinator.ts';
import { bounces, type Employee, restoreEmployee } from '../../../local/employees/employee.ts';
import type { EmployeeState } from '../../../local/employees/employee-state.ts';
import type { FormKind } from '../../../shared/forms/form-definition.ts';
import { readCalendarReply } from '../../../shared/mail/calendar-reply.ts';
import { classifyMessage } from '../../../shared/mail/classify-message.ts';
import { composeMessage } from '../../../shared/mail/compose-message.ts';
import { invitation } from '../../../shared/mail/invitation.ts';
import {
  aFormLetter,
  aNote,
  anEmployee,
  asAnswers,
  at,
  code,
  lastMeant,
  parsed,
  readingOf,
  replyAddress,
} from './a-letter.ts';

const ownDomains = ['solane-mentorat.example'];

const anInvitation = (
  options: { title?: string; start?: string; method?: 'REQUEST' | 'CANCEL'; sequence?: number } = {},
) => {
  const {
    title = 'Séance 1/6, Inès Benali et Hélène Marchand',
    start = '2027-03-09T13:00:00.000Z',
    method = 'REQUEST',
    sequence = 0,
  } = options;
  const content = invitation({
    method,
    uid: `pair_x-${title}`,
    sequence,
    start,
    end: new Date(Date.parse(start) + 3_600_000).toISOString(),
    title,
    description: '',
    organizer: { name: 'Mentorat inversé', address: replyAddress },
    attendees: [{ name: 'Inès Benali', address: 'ines.benali@solane.example' }],
    stamp: at,
  });
  return composeMessage({
    key: `${title}#${String(sequence)}`,
    at,
    from: { address: 'mentorat@solane.example', name: 'Mentorat inversé' },
    to: { address: 'ines.benali@solane.example' },
    replyTo: { address: replyAddress },
    subject: title,
    language: 'fr',
    text: 'Une séance est au calendrier.\n',
    html: '<p>Une séance est au calendrier.</p>',
    calendar: { method, content },
  });
};

const receiveForm = async (
  employee: Employee,
  kind: FormKind,
  options: Parameters<typeof aFormLetter>[1] = {},
  when = at,
) => employee.receive(await aFormLetter(kind, options), when);

describe('an employee', () => {
  it('writes the same bytes for the same seed and other ones for another', async () => {
    const bytes = async (seed: string) =>
      (await receiveForm(anEmployee({}, seed), 'ENR-M')).map(({ raw, ...rest }) => ({
        ...rest,
        raw: Buffer.from(raw).toString('latin1'),
      }));
    expect(await bytes('a')).toEqual(await bytes('a'));
    expect(await bytes('a')).not.toEqual(await bytes('b'));
  });

  it('answers the same whatever came in between', async () => {
    const employee = anEmployee();
    const disturbed = anEmployee();
    await disturbed.receive(await aNote(), at);
    await receiveForm(disturbed, 'FUP', { replyTo: 'r-other@reponses.example', code: 'FUP-2222' });
    const [reply] = await receiveForm(employee, 'ENR-M');
    const [later] = await receiveForm(disturbed, 'ENR-M');
    expect(Buffer.from(later?.raw ?? '')).toEqual(Buffer.from(reply?.raw ?? ''));
  });

  it('goes on from a saved state as if nothing had happened', async () => {
    const employee = anEmployee({ character: 'unclear-first' });
    await receiveForm(employee, 'PRO-M');
    const saved = JSON.parse(JSON.stringify(employee.state)) as EmployeeState; // written one line above
    const restored = restoreEmployee(saved);
    const again = { subject: 'Juste une précision', key: 'again' };
    const [one] = await receiveForm(employee, 'PRO-M', again, '2027-03-04T09:00:00.000Z');
    const [two] = await receiveForm(restored, 'PRO-M', again, '2027-03-04T09:00:00.000Z');
    expect(Buffer.from(two?.raw ?? '')).toEqual(Buffer.from(one?.raw ?? ''));
    expect(restored.diary).toEqual(employee.diary);
  });

  it('replies to Reply-To, in the thread, under their own name, as a person', async () => {
    const employee = anEmployee();
    const [reply] = await receiveForm(employee, 'ENR-M');
    const message = await parsed(reply);
    const own = (await parsed({ at, to: '', raw: await aFormLetter('ENR-M') })).messageId;
    expect(reply?.to).toBe(replyAddress);
    expect(message).toMatchObject({
      from: { address: 'ines.benali@solane.example' },
      date: reply?.at.replace(/\.\d+Z/, '.000Z'),
      inReplyTo: own,
    });
    expect(message.references).toEqual([
      `<${replyAddress}>`,
      '<0102019a-1111-2222-000000@eu-west-1.amazonses.com>',
      own,
    ]);
    expect(message.headers.get('to')?.join()).toContain(replyAddress);
    expect(classifyMessage(message, { ownDomains, today: '2027-03-02' })).toEqual({ kind: 'person' });
  });

  it('keeps a diary of what came, what was meant and what was sent', async () => {
    const employee = anEmployee();
    const [reply] = await receiveForm(employee, 'FUP');
    const { messageId } = await parsed(reply);
    expect(employee.diary).toMatchObject([
      { at, kind: 'received', form: 'FUP', code },
      { at: reply?.at, kind: 'meant', form: 'FUP', code, answers: { 1: { rating: expect.any(Number) as number } } },
      { at: reply?.at, kind: 'sent', form: 'FUP', code, messageId },
    ]);
  });

  it('answers a form once, though it comes twice, and not again when a reminder crosses the answer', async () => {
    const employee = anEmployee({ promptness: 'days' });
    expect(await receiveForm(employee, 'FUP')).toHaveLength(1);
    expect(await receiveForm(employee, 'FUP')).toEqual([]);
    expect(
      await receiveForm(employee, 'FUP', { prefix: 'Rappel : ', key: 'reminder' }, '2027-03-02T10:00:00.000Z'),
    ).toEqual([]);
  });

  it('leaves notes alone', async () => {
    const employee = anEmployee();
    expect(await employee.receive(await aNote(), at)).toEqual([]);
    expect(employee.diary.at(-1)).toMatchObject({ kind: 'ignored' });
  });
});

describe('a character', () => {
  it('after-reminder answers only when reminded, in either language', async () => {
    for (const [language, prefix] of [
      ['fr', 'Rappel : '],
      ['en', 'Reminder: '],
    ] as const) {
      const employee = anEmployee({ character: 'after-reminder' });
      expect(await receiveForm(employee, 'ENR-S', { language })).toEqual([]);
      expect(await receiveForm(employee, 'ENR-S', { language, prefix }, '2027-03-08T09:00:00.000Z')).toHaveLength(1);
    }
  });

  it('silent never answers', async () => {
    const employee = anEmployee({ character: 'silent' });
    expect(await receiveForm(employee, 'ENR-M', { prefix: 'Rappel : ' })).toEqual([]);
    expect(await employee.receive(await anInvitation(), at)).toEqual([]);
  });

  it('declines says no at enrollment and nothing else', async () => {
    const employee = anEmployee({ character: 'declines' });
    const [reply] = await receiveForm(employee, 'ENR-M');
    const { answers, open } = await readingOf('ENR-M', reply);
    expect(['not-now', 'never']).toContain(answers.role);
    expect({ names: Object.keys(answers), open }).toEqual({ names: ['role'], open: [] });
  });

  it('says-no-to-proposal prefers another person once', async () => {
    const employee = anEmployee({ character: 'says-no-to-proposal' });
    await receiveForm(employee, 'PRO-M', { replyTo: 'r-first@reponses.example' });
    expect(asAnswers('PRO-M', lastMeant(employee).answers)).toEqual({ decision: 'other-person' });
    await receiveForm(employee, 'PRO-M', { replyTo: 'r-second@reponses.example', code: 'PRO-3333' });
    expect(asAnswers('PRO-M', lastMeant(employee).answers)).toEqual({ decision: 'yes' });
  });

  it('out-of-office says so at once and once, to the sender, and answers on return', async () => {
    const employee = anEmployee({ character: 'out-of-office', awayDays: 6 });
    const [automatic, reply, ...others] = await receiveForm(employee, 'ENR-M');
    expect(others).toEqual([]);
    expect(automatic).toMatchObject({ at, to: 'mentorat@solane.example' });
    expect(classifyMessage(await parsed(automatic), { ownDomains, today: '2027-03-02' })).toEqual({
      kind: 'out-of-office',
      returnsOn: '2027-03-08',
    });
    expect(reply?.at.slice(0, 10)).toBe('2027-03-08');
    const second = await receiveForm(employee, 'FUP', { replyTo: 'r-other@reponses.example' });
    expect(second.map(({ to }) => to)).toEqual(['r-other@reponses.example']);
  });

  it('bounces receives nothing', async () => {
    const employee = anEmployee({ character: 'bounces' });
    expect(await receiveForm(employee, 'ENR-M')).toEqual([]);
    expect(bounces(employee.state.persona)).toBe(true);
    expect(employee.diary.map(({ kind }) => kind)).toEqual(['ignored']);
  });

  it('picky-dates finds no slot at first, then one', async () => {
    for (const [kind, name] of [
      ['AGD', 'first'],
      ['MOV', 'date'],
      ['NXT', 'date'],
    ] as const) {
      const employee = anEmployee({ character: 'picky-dates' });
      const [refusal] = await receiveForm(employee, kind, { replyTo: 'r-first@reponses.example' });
      expect((await readingOf(kind, refusal)).answers).toEqual({ [name]: 'none' });
      await receiveForm(employee, kind, { replyTo: 'r-second@reponses.example', code: 'DAT-3333' });
      expect(asAnswers(kind, lastMeant(employee).answers)[name]).not.toBe('none');
    }
  });

  it('moves asks to move one session, by the word that always works', async () => {
    const employee = anEmployee({ character: 'moves' });
    expect(await employee.receive(await anInvitation({ title: 'Atelier des mentors' }), at)).toEqual([]);
    const [reply] = await employee.receive(await anInvitation(), at);
    expect(reply?.to).toBe(replyAddress);
    expect((await readingOf('SES-plain', reply)).word).toEqual({ kind: 'move' });
    expect(
      await employee.receive(await anInvitation({ title: 'Séance 2/6, Inès Benali et Hélène Marchand' }), at),
    ).toEqual([]);
  });

  it('cancels tells that the second session was canceled', async () => {
    const employee = anEmployee({ character: 'cancels' });
    await employee.receive(await anInvitation({ start: '2027-02-01T13:00:00.000Z' }), at);
    await receiveForm(employee, 'SES-fit');
    expect(asAnswers('SES-fit', lastMeant(employee).answers)).toMatchObject({ held: 'held' });
    await employee.receive(
      await anInvitation({ title: 'Séance 2/6, Inès Benali et Hélène Marchand', start: '2027-03-02T08:00:00.000Z' }),
      at,
    );
    const [reply] = await receiveForm(employee, 'SES-word', { replyTo: 'r-second@reponses.example', code: 'SES-3333' });
    expect(asAnswers('SES-word', lastMeant(employee).answers)).toEqual({ held: 'canceled' });
    expect((await readingOf('SES-word', reply)).open).toEqual([]);
  });

  it('unhappy prefers to change after session 1', async () => {
    const employee = anEmployee({ character: 'unhappy' });
    await receiveForm(employee, 'SES-fit');
    expect(asAnswers('SES-fit', lastMeant(employee).answers)).toMatchObject({ held: 'held', fit: 'change' });
  });

  it('thanks answers notes with a word that asks for nothing', async () => {
    for (const language of ['fr', 'en'] as const) {
      const [reply] = await anEmployee({ character: 'thanks' }).receive(await aNote(language), at);
      expect((await readingOf('SES-plain', reply)).thanksOnly).toBe(true);
    }
  });
});

describe('a calendar', () => {
  it('accepts in the words of calendars, for its owner', async () => {
    const [reply] = await anEmployee({ acceptsInvitations: true }).receive(await anInvitation({ sequence: 2 }), at);
    const message = await parsed(reply);
    expect(reply?.to).toBe(replyAddress);
    expect(classifyMessage(message, { ownDomains, today: '2027-03-02' })).toEqual({ kind: 'calendar-reply' });
    const part = message.attachments.find(({ type }) => type === 'text/calendar');
    const answer = readCalendarReply(Buffer.from(part?.bytes ?? '').toString(), 'ines.benali@solane.example');
    expect(answer).toMatchObject({
      method: 'REPLY',
      answer: 'accepted',
      sequence: 2,
      attendee: 'ines.benali@solane.example',
    });
  });

  it('is how two sides of a session come to tell the same', async () => {
    for (let number = 1; number <= 40; number += 1) {
      const told = ['mentor', 'mentee'].map(async (side) => {
        const employee = anEmployee({ style: side === 'mentor' ? 'numbered' : 'words' });
        await employee.receive(
          await anInvitation({
            title: `Séance ${String(number)}/40, Inès et Hélène`,
            start: '2027-03-01T08:00:00.000Z',
          }),
          at,
        );
        await receiveForm(employee, 'SES-plain', { code: `SES-${side}` });
        return asAnswers('SES-plain', lastMeant(employee).answers).held;
      });
      const [mentor, mentee] = await Promise.all(told);
      expect(mentor).toBe(mentee);
    }
  });
});

describe('a coordinator', () => {
  it('starts, approves and ends, or does what the casting says', async () => {
    const decided = async (kind: FormKind, options: Parameters<typeof coordinatorPersona>[0] = {}) => {
      const employee = anEmployee(coordinatorPersona(options));
      const [reply] = await receiveForm(employee, kind);
      return (await readingOf(kind, reply)).answers;
    };
    expect(await decided('START')).toEqual({ start: true });
    expect(await decided('MAT')).toEqual({ decision: 'approve' });
    expect(await decided('FIT')).toEqual({ decision: 'end' });
    expect(await decided('FIT', { fit: 'talk-only' })).toEqual({ decision: 'talk-only' });
  });

  it('cancels with the word for it, as no letter does', async () => {
    const [reply] = await receiveForm(anEmployee(coordinatorPersona({ matching: 'cancel' })), 'MAT');
    expect((await parsed(reply)).text).toMatch(/^1\W+ANNULER$/m);
  });

  it('who is slow waits for one reminder', async () => {
    const employee = anEmployee(coordinatorPersona({ slow: true }));
    expect(await receiveForm(employee, 'MAT')).toEqual([]);
    expect(await receiveForm(employee, 'MAT', { prefix: 'Rappel : ' })).toHaveLength(1);
  });

  it('leaves forms of others alone', async () => {
    expect(await receiveForm(anEmployee(coordinatorPersona()), 'SES-fit')).toEqual([]);
    expect(await receiveForm(anEmployee(), 'MAT')).toEqual([]);
  });
});

describe('an assistant', () => {
  it('answers dates, and nothing confidential', async () => {
    for (const kind of ['AGD', 'MOV', 'NXT'] as const)
      expect(await receiveForm(anEmployee(assistantPersona()), kind)).toHaveLength(1);
    for (const kind of ['SES-fit', 'PRO-S', 'CLO-S'] as const)
      expect(await receiveForm(anEmployee(assistantPersona()), kind)).toEqual([]);
  });

  it('is named by the leader at enrollment', async () => {
    const employee = anEmployee({ assistant: 'sandrine.petit@solane.example' });
    const [reply] = await receiveForm(employee, 'ENR-S');
    expect((await readingOf('ENR-S', reply)).answers.calendar).toBe('sandrine.petit@solane.example');
  });
});
