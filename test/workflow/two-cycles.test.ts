import { describe, expect, it } from 'vitest';
import {
  addresses,
  type Changes,
  claire,
  enroll,
  enrolling,
  fivePeople,
  helene,
  ines,
  leo,
  nora,
  paul,
} from './five-people.ts';
import type { ScriptedCycle } from './scripted-cycle.ts';

const strong = 'vidéo courte expert';
const weak = 'vidéo courte notions';

/** Pairs of the newest cycle, as addresses. */
function newestPairs(cycle: ScriptedCycle): string[] {
  const { cycles, pairs } = cycle.records();
  const name = addresses(cycle);
  return [...pairs.values()]
    .filter(({ cycleId }) => cycleId === cycles.at(-1)?.cycleId)
    .map(({ mentorId, menteeId }) => `${name(mentorId)} ${name(menteeId)}`)
    .toSorted();
}

const newestStatus = (cycle: ScriptedCycle) => cycle.records().cycles.at(-1)?.status;

/** Everything of the first cycle that its second one looks back to: Inès and Léo had a partner, Nora had none. */
async function aYear(): Promise<ScriptedCycle> {
  const cycle = await enrolling();
  await enroll(cycle, { mentors: { [ines]: strong, [leo]: strong, [nora]: weak }, leaders: [helene, paul] });
  await cycle.until('2027-02-04T09:00:00.000Z');
  await cycle.reply(claire, 'à approuver', '1: A');
  await cycle.until('2027-02-05T10:00:00.000Z');
  for (const mentor of [ines, leo]) await cycle.reply(mentor, 'Votre binôme proposé', 'A');
  await cycle.until('2027-02-10T09:00:00.000Z');
  for (const leader of [helene, paul]) await cycle.reply(leader, 'Votre mentor proposé', 'A');
  await cycle.until('2027-12-20T09:00:00.000Z');
  expect(newestStatus(cycle)).toBe('closed');
  expect(newestPairs(cycle)).toHaveLength(2);
  return cycle;
}

/** The same company in a later year; the list may differ. */
async function again(cycle: ScriptedCycle, year: number, rows: NonNullable<Changes['rows']> = {}): Promise<void> {
  await cycle.until(`${String(year)}-01-10T09:00:00.000Z`);
  const definition = ({ sites, ...rest }: Record<string, unknown>) => {
    const later = JSON.stringify(rest).replaceAll('2027', String(year));
    return { ...(JSON.parse(later) as Record<string, unknown>), sites };
  };
  await cycle.another(fivePeople({ rows, definition }));
  await cycle.until(`${String(year)}-01-17T09:00:00.000Z`);
}

/** The proposal of that year is approved and its pairs are created. */
async function approve(cycle: ScriptedCycle, year: number): Promise<void> {
  await cycle.until(`${String(year)}-02-04T09:00:00.000Z`);
  await cycle.reply(claire, 'à approuver', '1: A');
  await cycle.until(`${String(year)}-02-05T12:00:00.000Z`);
}

describe('a second cycle of the same company', () => {
  it('repeats no pair, and who waited comes first although others would score better', async () => {
    const cycle = await aYear();
    const first = newestPairs(cycle);
    await again(cycle, 2028);
    await enroll(cycle, { mentors: { [ines]: strong, [leo]: strong, [nora]: weak }, leaders: [helene, paul] });
    await approve(cycle, 2028);
    const second = newestPairs(cycle);
    expect(second).toHaveLength(2);
    expect(second.filter((pair) => first.includes(pair))).toEqual([]);
    expect(second.join()).toContain(nora);
  });

  it('knows a partner who changed sides and one who is in no list any more, and keeps the turn of who was away', async () => {
    const cycle = await aYear();
    const withLeo = newestPairs(cycle).find((pair) => pair.startsWith(leo)) ?? '';
    const [stays, left] = withLeo.includes(paul) ? [helene, paul] : [paul, helene];
    // Léo was promoted and leads now; his former partner is in no list any more; Nora is invited and does not answer.
    const promoted = { [leo]: 'Léo;Garnier;dirigeant;Directeur;Ventes;Paris;fr;bertrand.aumont@solane.example' };
    await again(cycle, 2028, { ...promoted, [left]: undefined });
    await enroll(cycle, { mentors: { [ines]: strong }, leaders: [leo, stays] });
    await approve(cycle, 2028);
    expect(newestPairs(cycle)).toEqual([`${ines} ${leo}`]); // she was the partner of the other leader in 2027
    await cycle.reply(ines, 'Votre binôme proposé', 'A');
    await cycle.until('2028-02-10T09:00:00.000Z');
    await cycle.reply(leo, 'Votre mentor proposé', 'A');

    // Two years later Nora still comes before Inès, who scores better and had a partner meanwhile.
    await again(cycle, 2030, promoted);
    await enroll(cycle, { mentors: { [ines]: strong, [nora]: weak }, leaders: [left] });
    await approve(cycle, 2030);
    expect(newestPairs(cycle)).toEqual([`${nora} ${left}`]);
  });
});
