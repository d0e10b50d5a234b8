import type { Invariant } from './invariant.ts';

const threshold = 5;

/** The report prints no mean, share or count that stands on one to four people of a side. */
export const noSmallCell: Invariant = {
  number: 13,
  name: 'no report cell under five people',
  check: ({ report, company, records }) => {
    if (report === undefined) return [];
    const ids = records.cycles.map(({ cycleId }) => cycleId);
    const people = (side: 'mentor' | 'leader') =>
      company.colleagues.filter((colleague) => colleague.side === side).length;
    const figures = report
      .replaceAll(/\n {2,}/g, ' ') // a figure and what it stands on are one line
      .split('\n')
      .filter((line) => line.startsWith('- '));
    const small = figures.filter((line) => /[:,] [1-4]$/.test(line.trim()));
    const telling = figures.filter((line) => {
      const side = /mentors/i.test(line) && !/dirigeants|leaders/i.test(line) ? 'mentor' : 'leader';
      return people(side) < threshold && /\d[.,]\d|\d\s?%/.test(line);
    });
    return [
      ...small.map(() => ({ ids, what: 'a count from 1 to 4 is printed' })),
      ...telling.map(() => ({ ids, what: 'a figure stands on fewer than five people' })),
    ];
  },
};
