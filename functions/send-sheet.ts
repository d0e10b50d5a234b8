import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { sendSheet } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { sheetLeavesAt } from '../shared/domain/form-ladders.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/** Sends the session sheet: to the mentor before each session, to the leader before the first one only (content.md 1). One per session and date. */
export const handler = step(sendSheet, { program: programTable }, async ({ pairId }, { program, clock }) => {
  const { pair, facts } = await pairDossier(program, pairId);
  const now = clock.now();
  const session = pair.sessions.find(
    (each) =>
      pair.pause === undefined &&
      each.status === 'planned' &&
      !each.sheetSent &&
      now < each.meetsAt &&
      sheetLeavesAt(each.meetsAt, facts.mentor) <= now,
  );
  if (session === undefined) return {};
  const to = session.number === 1 ? (['mentor', 'mentee'] as const) : (['mentor'] as const);
  await program.pairs.advance(pair, {
    to: { ...pair, sessions: pair.sessions.map((each) => (each === session ? { ...each, sheetSent: true } : each)) },
    event: 'sheet sent',
    commands: to.map((side) =>
      mail({
        key: `${pairId}#${String(session.number)}#sheet#${side}#${String(session.sequence)}`,
        mail: 'sheet',
        to: side === 'mentor' ? pair.mentorId : pair.menteeId,
        cycleId: pair.cycleId,
        pairId,
        session: session.number,
        facts: { meetsAt: session.meetsAt },
        dueAt: now,
        ifUnsure: 'give up',
      }),
    ),
  });
  return {};
});
