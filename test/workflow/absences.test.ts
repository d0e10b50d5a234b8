import { describe, expect, it } from 'vitest';
import { answersTo, deliverMachineMail } from './machine-mail.ts';
import type { ScriptedCycle } from './scripted-cycle.ts';
import { bookedDates, claire, enrolling, helene, ines } from './two-people.ts';

const reminders = async (cycle: ScriptedCycle, person: string) =>
  (await cycle.mailsTo(person, 'Rappel')).map(({ at }) => at.slice(0, 10));
/** An out-of-office answer to the newest email about something. */
const outOfOffice = async (
  cycle: ScriptedCycle,
  from: string,
  about: string,
  words: string,
  findings?: { readonly dmarc: 'FAIL' },
) => {
  const [mail] = await cycle.mailsTo(from, about);
  if (mail === undefined) throw new Error(`${from} has no email about "${about}"`);
  await deliverMachineMail(cycle, {
    from,
    to: answersTo(mail),
    headers: ['Auto-Submitted: auto-replied'],
    body: [words],
    ...(findings === undefined ? {} : { findings }),
  });
};

describe('an out-of-office answer', () => {
  it('with a return date moves the reminder of what is open to the day after', async () => {
    const cycle = await enrolling();
    await outOfOffice(cycle, ines, 'aider un dirigeant', 'De retour le 28 janvier.');
    await cycle.until('2027-02-02T09:00:00.000Z');
    expect(await reminders(cycle, helene)).toEqual(['2027-01-25', '2027-02-01']);
    expect(await reminders(cycle, ines)).toEqual(['2027-01-28', '2027-02-01']);
    expect(cycle.records().tasks).toEqual([]);
  });

  it('past the deadline leaves reminders out; without a date, or unproven, it changes nothing', async () => {
    const cycle = await enrolling();
    await outOfOffice(cycle, ines, 'aider un dirigeant', 'De retour le 8 février.');
    await outOfOffice(cycle, helene, 'apprendre d’un collaborateur', 'Je suis absente.');
    await outOfOffice(cycle, helene, 'apprendre d’un collaborateur', 'De retour le 8 février.', { dmarc: 'FAIL' });
    await cycle.until('2027-02-04T09:00:00.000Z');
    expect(await reminders(cycle, ines)).toEqual([]);
    expect(await reminders(cycle, helene)).toEqual(['2027-01-25', '2027-02-01']);
  });

  it('over ten working days away proposes a pause to the coordinator, once, and whom a pause by hand is then about', async () => {
    const cycle = await bookedDates();
    for (const about of ['C’est parti', 'Séance 1/6'])
      await outOfOffice(cycle, helene, about, 'Absente jusqu’au 12 mars inclus.');
    const proposed = cycle.records().tasks.filter(({ kind }) => kind === 'pause-proposed');
    expect(proposed).toMatchObject([{ facts: { until: '2027-03-13' } }]);
    await cycle.until('2027-02-22T09:00:00.000Z');
    expect((await cycle.mailsTo(claire, 'à décider')).at(-1)?.text.replace(/\s+/g, ' ')).toContain(
      'de retour le samedi 13 mars',
    );
  });
});

describe('a failure reported to a reply address', () => {
  const dsn = (recipient: string, status: string, action = 'failed') => ({
    headers: ['Auto-Submitted: auto-replied'],
    type: 'multipart/report; report-type=delivery-status; boundary="b"',
    body: [
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.solane.example',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${action}`,
      `Status: ${status}`,
      '',
      '--b--',
    ],
  });
  const report = async (cycle: ScriptedCycle, about: ReturnType<typeof dsn>, findings?: { readonly dmarc: 'FAIL' }) => {
    const [mail] = await cycle.mailsTo(ines, 'aider un dirigeant');
    await deliverMachineMail(cycle, {
      from: 'mailer-daemon@solane.example',
      to: answersTo(mail!),
      ...about,
      ...(findings === undefined ? {} : { findings }),
    });
  };
  const toInes = async (cycle: ScriptedCycle) => {
    await cycle.until('2027-02-02T09:00:00.000Z');
    return { reminders: await reminders(cycle, ines), tasks: cycle.records().tasks.map(({ kind }) => kind) };
  };

  it('marks the address and tells the coordinator, once', async () => {
    const cycle = await enrolling();
    await report(cycle, dsn(ines, '5.1.1'));
    await report(cycle, dsn(ines.toUpperCase(), '5.1.1'));
    expect(await toInes(cycle)).toEqual({ reminders: [], tasks: ['bounced'] });
  });

  it('that proves nothing only tells the coordinator', async () => {
    const cycle = await enrolling();
    await report(cycle, dsn(ines, '5.1.1'), { dmarc: 'FAIL' });
    expect(await toInes(cycle)).toEqual({ reminders: ['2027-01-25', '2027-02-01'], tasks: ['bounced'] });
  });

  it('about somebody else, or not for good, is nothing', async () => {
    const cycle = await enrolling();
    await report(cycle, dsn(helene, '5.1.1'));
    await report(cycle, dsn(ines, '4.2.2', 'delayed'));
    await report(cycle, dsn(ines, '4.2.2'));
    expect(await toInes(cycle)).toEqual({ reminders: ['2027-01-25', '2027-02-01'], tasks: [] });
  });

  it('of a complaint is taken over likewise', async () => {
    const cycle = await enrolling();
    await report(cycle, {
      headers: [],
      type: 'multipart/report; report-type=feedback-report; boundary="b"',
      body: [
        '--b',
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        `Original-Rcpt-To: <${ines}>`,
        '',
        '--b--',
      ],
    });
    expect(await toInes(cycle)).toEqual({ reminders: [], tasks: ['complained'] });
  });
});
