import { describe, expect, it } from 'vitest';
import { costLines } from '../../../local/output/cost.ts';
import { lettersOf } from '../../../local/output/letters.ts';
import { progressText } from '../../../local/output/progress-display.ts';
import type { RunRecord } from '../../../local/output/run-record.ts';
import { summarize } from '../../../local/output/summary.ts';
import { aligned, summaryText } from '../../../local/output/summary-text.ts';
import { aMail, anEntry, aRun, formId, mentorId, pairId } from './a-run.ts';

const summaryOf = (record: RunRecord) => summarize(record, lettersOf(record));

/** A run in which the mentor got these emails. */
function aMailbox(mails: readonly (Parameters<typeof anEntry>[0] & { readonly orderedAt: string })[]): RunRecord {
  const run = aRun();
  const ledger = mails.map((mail, index) => anEntry({ ...mail, sesMessageId: `x${String(index)}` }));
  const address = run.records.people.get(mentorId)!.address;
  const sent = mails.map(({ orderedAt }, index) => aMail({ id: `x${String(index)}`, at: orderedAt, to: address }));
  return { ...run, sent, records: { ...run.records, ledger } };
}

describe('summarize', () => {
  it('counts people, pairs, sessions and emails', () => {
    expect(summaryOf(aRun())).toMatchObject({
      invited: 2,
      enrolled: 1,
      matched: 2,
      pairs: { approved: 1, started: 1, finished: 1 },
      sessions: { held: 1, planned: 1 },
      emails: { out: 2, in: 1 },
    });
  });

  it('leaves calendar items and answers to own words out of the busiest week, which begins on a Monday where the person works', () => {
    const { roles } = summaryOf(
      aMailbox([
        { key: `${formId}#0`, formId, orderedAt: '2027-01-14T08:00:00.000Z' },
        { key: `${formId}#echo#1`, mail: 'echo', formId, orderedAt: '2027-01-14T08:30:00.000Z' },
        { key: `${pairId}#1#invitation`, mail: 'invitation', pairId, orderedAt: '2027-01-15T08:00:00.000Z' },
        { key: `${pairId}#1#sheet`, mail: 'sheet', pairId, orderedAt: '2027-01-17T22:00:00.000Z' },
        { key: `${pairId}#2#sheet`, mail: 'sheet', pairId, orderedAt: '2027-01-17T23:00:00.000Z' },
        { key: `${formId}#1`, formId, attempt: 1, orderedAt: '2027-01-18T09:00:00.000Z' },
        { key: `${formId}#2`, formId, attempt: 2, orderedAt: '2027-01-20T09:00:00.000Z' },
      ]),
    );
    expect(roles).toMatchObject([
      {
        role: 'mentor',
        people: 1,
        average: 7,
        calendar: 1,
        most: { count: 7 },
        busiestWeek: { count: 3, monday: '2027-01-18' }, // 23:00 UTC on Sunday is Monday in Paris
      },
    ]);
  });

  it('counts a form as an answer when the person’s own reply caused it, but not its reminder', () => {
    const answeredAt = '2027-01-14T08:30:00.000Z';
    const { roles } = summaryOf(
      aMailbox([
        { key: 'frm_next#0', orderedAt: answeredAt },
        { key: 'frm_next#1', attempt: 1, orderedAt: answeredAt },
      ]),
    );
    expect(roles[0]?.busiestWeek.count).toBe(1);
  });
});

describe('costLines', () => {
  it('multiplies what AWS counts with its list prices', () => {
    const lines = costLines(
      { ...aRun().usage, transitions: 1000, invocations: 1_000_000, writeUnits: 1_000_000, readUnits: 1_000_000 },
      { out: 1000, in: 1000 },
    );
    const dollars = Object.fromEntries(lines.map((line) => [line.service, line.dollars]));
    expect(dollars['Step Functions']).toBeCloseTo(0.025, 10);
    expect(dollars['Lambda']).toBeCloseTo(0.2 + 75_000 * 1.33334e-5, 10);
    expect(dollars['DynamoDB']).toBeCloseTo(0.848, 10);
    expect(dollars['SES']).toBeCloseTo(0.2, 10);
  });
});

describe('summaryText', () => {
  it('prints figures, emails per role, cost and effort', () => {
    const text = summaryText(summaryOf(aRun()), { seconds: 2, peakMegabytes: 300.4 });
    expect(text).toContain('2 invited, 1 enrolled, 2 matched');
    expect(text).toMatch(/^mentors in a pair +1 +2\.0 /m);
    expect(text).toContain('2.0 s, 1.0 people/s, 300 MB at most');
    expect(text).toMatch(/^Together +\$\d+\.\d{4}/m);
  });

  it('aligns columns by what is seen, accents included', () => {
    expect(
      aligned([
        ['Zoé', 'x'],
        ['Zoe\u0301', 'y'],
        ['Anna', 'z'],
      ]),
    ).toBe('Zoé   x\nZoe\u0301   y\nAnna  z');
  });
});

describe('progressText', () => {
  it('says what is so far, and pairs proposed only until there are pairs', () => {
    const progress = {
      at: '2027-02-04T08:00:00.000Z',
      startsAt: '2027-01-11T09:00:00.000Z',
      lastDay: '2027-10-15T18:00:00.000Z',
      status: 'deciding',
      emails: 118,
      replies: 1,
      proposed: 15,
      pairs: 0,
      sessionsHeld: 0,
    } as const;
    expect(progressText(progress)).toBe('2027-02-04 deciding: 15 pairs proposed, 118 emails, 1 reply');
    expect(progressText({ ...progress, status: 'running', pairs: 15, sessionsHeld: 1 })).toBe(
      '2027-02-04 running: 15 pairs, 1 session held, 118 emails, 1 reply',
    );
  });
});
