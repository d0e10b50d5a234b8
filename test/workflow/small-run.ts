import { createHash } from 'node:crypto';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { type CycleRun, type CycleRunOptions, runCycle } from '../../local/run/cycle-run.ts';
import { readRecords } from '../../local/run/records.ts';
import { generateCompany } from '../../local/sample/generate-company.ts';

/** A whole cycle of a small generated company, on the bundled handlers and the synthesized machines. */
export async function smallRun(
  options: Partial<CycleRunOptions> & { readonly people?: number } = {},
): Promise<CycleRun> {
  const { people = 12, seed = 7, ...rest } = options;
  const company = generateCompany(people, seed);
  return runCycle({ assembly: await assembleFor(company), company, seed, ...rest });
}

/** Stands for everything that left and everything that is stored: equal prints, equal runs. */
export function printOf(run: CycleRun): string {
  const hash = createHash('sha256');
  for (const mail of run.world.mails) hash.update(mail.raw);
  const { forms, pairs, tasks } = readRecords(run.world);
  hash.update(JSON.stringify([[...forms.values()], [...pairs.values()], tasks]));
  return hash.digest('hex');
}

/** Who got which email when, in an order that does not depend on the sender's. */
export function lettersOf(run: CycleRun): string[] {
  return run.world.mails.map(({ to, at, raw }) => `${at} ${to.join()} ${subjectOf(raw)}`).toSorted();
}

function subjectOf(raw: Uint8Array): string {
  return /^Subject: (.*)$/m.exec(Buffer.from(raw).toString('latin1'))?.[1] ?? '';
}
