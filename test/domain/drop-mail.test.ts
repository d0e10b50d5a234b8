import { describe, expect, it } from 'vitest';
import { MailKind } from '../../shared/domain/command.ts';
import { dropReason } from '../../shared/domain/drop-mail.ts';
import { type Form, yesEchoKey } from '../../shared/domain/form.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { aCycle, aForm, aLedgerEntry, aPair, aPerson, aSession, at } from './builders.ts';

const all = { form: aForm(), cycle: aCycle(), person: aPerson() };

function why(mail: LedgerEntry['mail'], facts: Partial<Parameters<typeof dropReason>[1]> = {}): string | undefined {
  return dropReason(aLedgerEntry({ mail }), { ...all, ...facts }, at('2027-03-03 10:00'));
}

describe('dropReason', () => {
  it('lets every kind of email through while nothing speaks against it', () => {
    expect(MailKind.options.filter((mail) => why(mail) !== undefined)).toEqual([]);
  });

  it('drops a form that no longer asks anything', () => {
    for (const status of ['answered', 'expired', 'canceled'] as const) {
      expect(why('form', { form: aForm({ status }) })).toBe(`form ${status}`);
      expect(why('clarification', { form: aForm({ status }) })).toBe(`form ${status}`);
    }
    expect(why('form', { form: undefined })).toBe('form missing');
  });

  it('drops a reminder that was held up until the deadline', () => {
    const form = aForm();
    const atTheEnd = dropReason(aLedgerEntry({ mail: 'form' }), { ...all, form }, form.closesAt);
    expect(atTheEnd).toBe('form closed');
  });

  it('still asks what was unclear in a correction of an answered form, and does not remind of the form', () => {
    const corrected: Form = aForm({ status: 'answered', open: [4] });
    expect(why('clarification', { form: corrected })).toBeUndefined();
    expect(why('form', { form: corrected })).toBe('form answered');
  });

  it('lets echoes and certificates of a closed form through', () => {
    for (const mail of ['echo', 'thanks', 'late', 'certificate'] as const)
      expect(why(mail, { form: aForm({ status: 'expired' }) })).toBeUndefined();
  });

  it('writes nothing more to who does not exist, bounced, complained or asked for it', () => {
    expect(why('form', { person: undefined })).toBe('no such person');
    for (const suppressed of ['bounced', 'complained', 'asked'] as const)
      expect(why('report', { person: aPerson({ suppressed }) })).toBe(`address ${suppressed}`);
  });

  it.each([
    ['canceled', aCycle({ status: 'canceled' })],
    ['being canceled', aCycle({ cancelOrderedAt: '2027-03-02T08:00:00.000Z' })],
  ])('of a cycle that is %s sends the news, calendar items and what answers a message only', (_, cycle) => {
    expect(MailKind.options.filter((mail) => why(mail, { cycle }) === undefined)).toEqual([
      'echo',
      'late',
      'help',
      'notice',
      'call-me',
      'cancellation',
      'start-problems',
      'decided',
      'canceled',
      'stopped',
    ]);
  });

  it('drops the sheet of a session that has lost its date meanwhile, and of a paused pair', () => {
    const sheet = (meetsAt: string, changes: Partial<Pair> = {}) =>
      dropReason(
        aLedgerEntry({ mail: 'sheet', session: 1, facts: { meetsAt } }),
        { ...all, pair: aPair({ sessions: [aSession()], ...changes }) },
        at('2027-03-01 09:00'),
      );
    expect(sheet(aSession().meetsAt)).toBeUndefined();
    expect(sheet('2027-03-09T07:30:00.000Z')).toBe('session moved');
    expect(sheet(aSession().meetsAt, { sessions: [aSession({ status: 'moving' })] })).toBe('session moved');
    const pause = { since: aSession().meetsAt, until: '2027-04-01T07:00:00.000Z', side: 'mentor' as const };
    expect(sheet(aSession().meetsAt, { pause })).toBe('pair paused');
  });

  it('needs a cycle, except for the problems of a start message', () => {
    expect(why('echo', { cycle: undefined })).toBe('no such cycle');
    expect(why('start-problems', { cycle: undefined })).toBeUndefined();
  });

  it('drops the echo of a yes once the start of the pair has said it, the pair rests, or the yes was taken back', () => {
    const form = aForm({ kind: 'PRO-M', status: 'answered', answers: { decision: 'yes' } });
    const entry = aLedgerEntry({ mail: 'echo', key: yesEchoKey(form) });
    const echo = (pair: Partial<Pair>, of: Form = form, order = entry) =>
      dropReason(order, { ...all, form: of, pair: aPair({ status: 'consulting', ...pair }) }, at('2027-03-03 10:00'));
    expect(echo({})).toBeUndefined();
    expect(echo({ status: 'dating' })).toBe('pair dating');
    expect(echo({ pause: { since: at('2027-03-01 09:00'), until: at('2027-04-01 09:00'), side: 'mentor' } })).toBe(
      'pair paused',
    );
    expect(echo({}, { ...form, answers: { decision: 'no' } })).toBe('no longer a yes');
    expect(echo({ status: 'dating' }, form, aLedgerEntry({ mail: 'echo' }))).toBeUndefined();
  });
});
