import { describe, expect, it } from 'vitest';
import { claire, enrolling, helene, ines } from './two-people.ts';

const minutesAfter = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

describe('enrollment at its deadline', () => {
  it('waits for a reply of the last seconds whose first reading failed, and matches with it', async () => {
    let isBroken = false;
    const cycle = await enrolling({
      faults: { dynamo: (_, input) => (isBroken && JSON.stringify(input).includes('INB#') ? 'throttle' : undefined) },
    });
    const facts = () => [...cycle.records().cycles.values()][0];
    const form = () => [...cycle.records().forms.values()].find(({ kind }) => kind === 'ENR-S');
    const { closesAt } = form()!;
    await cycle.reply(ines, 'aider un dirigeant', '1: A\n2: vidéo courte, ChatGPT\n3: stratégie\n4: C, G\n6: B, C');
    await cycle.until(minutesAfter(closesAt, -1 / 12));
    isBroken = true;
    await cycle.reply(helene, 'apprendre d’un collaborateur', '1: A\n2: vidéo courte\n3: stratégie\n4: moi\n6: B');
    isBroken = false;
    await cycle.until(minutesAfter(closesAt, 11));
    expect([form()?.status, facts()?.status]).toEqual(['issued', 'enrolling']);
    await cycle.until(minutesAfter(closesAt, 13));
    expect(form()).toMatchObject({ status: 'answered', answers: { role: 'mentee' } });
    expect(facts()?.status).toBe('deciding');
    await cycle.until(minutesAfter(closesAt, 24 * 60));
    expect(cycle.records().tasks.filter(({ kind }) => kind === 'late-reply')).toEqual([]);
    await cycle.reply(claire, 'à approuver', '1: A');
    await cycle.until(minutesAfter(closesAt, 3 * 24 * 60));
    expect([...cycle.records().pairs.values()]).toHaveLength(1);
  });
});
