import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answeringLadder,
  enrollmentLadder,
  feedbackLadder,
  feedbackLeavesAt,
  ladderFrom,
  ladderRules,
  lastFeedbackUntil,
  leaderAskedAt,
  nextBundle,
  nextDigest,
  sheetLeavesAt,
} from '../../shared/domain/form-ladders.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { isWorkingDay, localDate, zoned } from '../../shared/domain/working-calendar.ts';
import { at, inLyon, inMontreal, inParis, sixDates } from './builders.ts';

const montreal = 'America/Montreal';

describe('feedbackLeavesAt', () => {
  it('is an hour after the session while that is before 18:00', () => {
    expect(feedbackLeavesAt(at('2027-03-02 09:30'), inLyon)).toBe(at('2027-03-02 10:30'));
    expect(feedbackLeavesAt(at('2027-03-02 16:59'), inLyon)).toBe(at('2027-03-02 17:59'));
  });

  it('is the next working day at 9:00 from 17:00 on', () => {
    expect(feedbackLeavesAt(at('2027-03-02 17:00'), inLyon)).toBe(at('2027-03-03 09:00'));
    expect(feedbackLeavesAt(at('2027-03-05 18:00'), inLyon)).toBe(at('2027-03-08 09:00'));
    expect(feedbackLeavesAt(at('2027-07-16 17:30'), inLyon)).toBe(at('2027-08-30 09:00')); // the pause
  });

  it('looks at the clock of whoever is asked', () => {
    const ends = at('2027-03-02 17:30'); // 11:30 in Montréal
    expect(feedbackLeavesAt(ends, inParis)).toBe(at('2027-03-03 09:00'));
    expect(feedbackLeavesAt(ends, inMontreal)).toBe(at('2027-03-02 12:30', montreal));
  });
});

describe('feedbackLadder', () => {
  it('reminds once, on the fourth working day at 9:00 (content.md 1.1, 1.2)', () => {
    const reminderOf = (leaves: string) => feedbackLadder(at(leaves), inParis).ladder;
    expect(reminderOf('2027-06-22 10:30')).toEqual([at('2027-06-22 10:30'), at('2027-06-28 09:00')]);
    expect(reminderOf('2027-03-30 10:30')).toEqual([at('2027-03-30 10:30'), at('2027-04-05 09:00')]);
  });

  it('takes answers for ten working days, and counts none in a pause', () => {
    expect(feedbackLadder(at('2027-03-02 10:30'), inParis).closesAt).toBe(at('2027-03-16 18:00'));
    const july = feedbackLadder(at('2027-07-13 10:30'), inParis); // the 14th is a holiday; the pause begins on the 19th
    expect(july).toEqual({
      ladder: [at('2027-07-13 10:30'), at('2027-08-31 09:00')],
      closesAt: at('2027-09-08 18:00'),
    });
  });
});

describe('sheetLeavesAt', () => {
  it('is three working days before the session at 9:00', () => {
    expect(sixDates.map((meetsAt) => sheetLeavesAt(meetsAt, inLyon))).toEqual([
      at('2027-02-25 09:00'),
      at('2027-03-24 09:00'), // Easter Monday is no working day
      at('2027-04-22 09:00'),
      at('2027-05-20 09:00'),
      at('2027-06-17 09:00'),
      at('2027-07-08 09:00'),
    ]);
    expect(sheetLeavesAt(at('2027-06-03 08:30'), inLyon)).toBe(at('2027-05-31 09:00')); // Monday 31 May for 3 June
    expect(sheetLeavesAt(at('2027-03-08 08:30'), inLyon)).toBe(at('2027-03-03 09:00')); // a Monday session: Wednesday
  });
});

describe('leaderAskedAt and lastFeedbackUntil', () => {
  it('leave the mentor alone for two working days, and wait three for the last feedback', () => {
    expect(leaderAskedAt(at('2027-03-02 09:30'), inParis)).toBe(at('2027-03-04 09:00'));
    expect(lastFeedbackUntil(at('2027-06-22 09:30'), inLyon)).toBe(at('2027-06-25 09:00'));
  });
});

describe('enrollmentLadder', () => {
  const closesAt = at('2027-02-03 18:00');

  it('reminds about halfway and two working days before the end (content.md 1.2)', () => {
    expect(enrollmentLadder(at('2027-01-14 09:00'), closesAt, inParis)).toEqual({
      ladder: [at('2027-01-14 09:00'), at('2027-01-25 09:00'), at('2027-02-01 09:00')],
      closesAt,
    });
  });

  it('leaves in the morning of who reads it', () => {
    const { ladder } = enrollmentLadder(at('2027-01-14 09:00'), closesAt, inMontreal);
    expect(ladder.map((rung) => zoned(rung, montreal).toPlainDateTime().toString())).toEqual([
      '2027-01-14T08:00:00',
      '2027-01-25T09:00:00',
      '2027-02-01T09:00:00',
    ]);
  });

  it('never reminds on the day after the invitation, twice on one day, or after the end', () => {
    expect(enrollmentLadder(at('2027-01-14 09:00'), at('2027-01-15 18:00'), inParis).ladder).toHaveLength(1);
    expect(enrollmentLadder(at('2027-01-14 09:00'), at('2027-01-20 18:00'), inParis).ladder).toEqual([
      at('2027-01-14 09:00'),
      at('2027-01-18 09:00'),
    ]);
    expect(enrollmentLadder(at('2027-01-14 09:00'), at('2027-01-14 12:00'), inMontreal).ladder).toHaveLength(1);
  });
});

describe('ladderFrom', () => {
  it('leaves at once in working hours, else when they begin again', () => {
    expect(ladderFrom(at('2027-03-02 09:12'), inParis, ladderRules.dates).ladder[0]).toBe(at('2027-03-02 09:12'));
    expect(ladderFrom(at('2027-03-02 19:40'), inParis, ladderRules.dates).ladder[0]).toBe(at('2027-03-03 08:00'));
    expect(ladderFrom(at('2027-03-05 19:40'), inParis, ladderRules.dates).ladder[0]).toBe(at('2027-03-08 08:00'));
  });

  it('counts its reminders in working days from when it left', () => {
    expect(ladderFrom(at('2027-02-11 10:00'), inParis, ladderRules.proposal)).toEqual({
      ladder: [at('2027-02-11 10:00'), at('2027-02-16 09:00')],
      closesAt: at('2027-02-25 09:00'),
    });
  });

  const moments = fc.integer({ min: 0, max: 500_000 }).map((minutes) => plusMinutes(at('2027-01-01 00:00'), minutes));
  const kinds = fc.constantFrom(...Object.values(ladderRules));
  it.each([
    ['Paris', inParis],
    ['Montréal', inMontreal],
  ])('writes to %s on working days in working hours only, in time order, before it closes', (_, reader) => {
    fc.assert(
      fc.property(moments, kinds, (now, rule) => {
        const { ladder, closesAt } = ladderFrom(now, reader, rule);
        for (const rung of ladder) {
          expect(isWorkingDay(localDate(rung, reader.timeZone), reader.site)).toBe(true);
          const { hour } = zoned(rung, reader.timeZone);
          expect(hour >= 8 && hour < 18).toBe(true);
        }
        expect([...ladder, closesAt]).toEqual([...ladder, closesAt].toSorted());
        expect(ladder[0] >= now).toBe(true);
      }),
    );
  });
});

describe('nextBundle', () => {
  it('is 16:00 of her working day, the next one after that hour, on a weekend or a day off', () => {
    expect(nextBundle(at('2027-03-04 15:59'), inParis)).toBe(at('2027-03-04 16:00'));
    expect(nextBundle(at('2027-03-04 16:00'), inParis)).toBe(at('2027-03-05 16:00'));
    expect(nextBundle(at('2027-03-06 10:00'), inParis)).toBe(at('2027-03-08 16:00'));
    expect(nextBundle(at('2027-03-26 17:00'), inParis)).toBe(at('2027-03-30 16:00')); // Easter Monday
  });
});

describe('answeringLadder', () => {
  it('leaves at once, and reminds and closes as what leaves in her hours', () => {
    const saturday = at('2027-03-06 11:00');
    const usual = ladderFrom(saturday, inParis, ladderRules.start);
    expect(answeringLadder(saturday, inParis, ladderRules.start)).toEqual({
      ladder: [saturday, ...usual.ladder.slice(1)],
      closesAt: usual.closesAt,
    });
    expect(usual.ladder[0]).toBe(at('2027-03-08 08:00'));
  });
});

describe('nextDigest', () => {
  it('is Monday at 8:00 where the lead coordinator works', () => {
    expect(nextDigest(at('2027-03-04 15:00'), inParis)).toBe(at('2027-03-08 08:00'));
    expect(nextDigest(at('2027-03-08 08:00'), inParis)).toBe(at('2027-03-15 08:00'));
    expect(nextDigest(at('2027-03-12 23:00'), inMontreal)).toBe(at('2027-03-15 08:00', montreal)); // the clock changes
  });

  it('moves to the next working day when Monday is off', () => {
    expect(nextDigest(at('2027-03-25 15:00'), inParis)).toBe(at('2027-03-30 08:00'));
    expect(nextDigest(at('2027-07-16 15:00'), inParis)).toBe(at('2027-08-30 08:00'));
  });

  it('is always later than now, even the digest of a Monday off that was told on Tuesday', () => {
    expect(nextDigest(at('2027-03-30 08:00'), inParis)).toBe(at('2027-04-05 08:00'));
  });
});
