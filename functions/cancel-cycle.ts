import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { cancelCycle } from '../shared/contracts/steps.ts';
import { mail, wake } from '../shared/domain/command.ts';
import { isOver } from '../shared/domain/cycle.ts';
import { endedPair, proposalsOf } from '../shared/domain/end-pair.ts';
import { isEnrolled } from '../shared/domain/enrollment.ts';
import type { PersonId } from '../shared/domain/ids.ts';
import { formsOf } from '../shared/domain/pair.ts';
import { cancelForms } from '../shared/dossier/cancel-forms.ts';

const batch = 25;

/**
 * Ends a cycle that a coordinator canceled. The order is written first, so that it and an approval exclude each other; then pairs close in
 * batches, sessions leave the calendars, open forms close silently, and those who take part or had enrolled are told once.
 */
export const handler = step(cancelCycle, { program: programTable }, async ({ cycleId }, { program, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  const now = clock.now();
  if (isOver(cycle)) return {};
  if (cycle.cancelOrderedAt === undefined) {
    if (!['preparing', 'draft', 'deciding'].includes(cycle.status)) return {}; // approved since the plan
    await program.cycles.advance(cycle, { to: { ...cycle, cancelOrderedAt: now }, event: 'cancel ordered' });
    return {};
  }
  const participants = new Map((await program.participants.ofCycle(cycleId)).map((each) => [each.personId, each]));
  const news = (kind: 'canceled' | 'stopped', to: PersonId) => {
    const participant = participants.get(to);
    return participant === undefined
      ? []
      : [
          mail({
            key: `${cycleId}#${kind}#${to}`,
            mail: kind,
            to,
            cycleId,
            dueAt: now,
            ifUnsure: 'give up',
          }),
        ];
  };

  const pairs = await program.pairs.ofCycle(cycleId);
  let closed = 0;
  for (const { pairId } of pairs.filter(({ status }) => status !== 'closed').slice(0, batch)) {
    const pair = await program.pairs.load(pairId);
    if (pair.status === 'closed') continue;
    const { forms } = await program.together({ cycleId, forms: formsOf(pair) });
    const { to, commands } = endedPair(pair, 'canceled', now, proposalsOf(pair, forms));
    await program.pairs.advance(pair, {
      to: { ...to, evaluated: true },
      event: 'closed: cycle canceled',
      commands: [
        ...commands,
        wake('pair', pairId),
        ...news('stopped', pair.mentorId),
        ...news('stopped', pair.menteeId),
      ],
    });
    closed += 1;
  }
  if (closed === batch) return {};

  const forms = await program.forms.ofCycle(cycleId);
  await cancelForms(program, forms, 'cycle canceled');
  const paired = new Set(pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]));
  const waiting = cycle.runningSince === undefined ? forms.filter(isEnrolled) : [];
  for (const { personId } of waiting) {
    if (paired.has(personId)) continue;
    await program.pasts.note({ what: 'outcome', personId, cycleId, outcome: 'waits' });
    for (const { order } of news('canceled', personId)) await program.ledger.order(order);
  }
  await program.cycles.advance(cycle, { to: { ...cycle, status: 'canceled', closedAt: now }, event: 'canceled' });
  return {};
});
