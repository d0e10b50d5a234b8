import type { Cycle } from '../domain/cycle.ts';
import { objectionForm, others, toldAt, waitingApproval } from '../domain/decide-by-reply.ts';
import { type Approval, approvedFacts } from '../domain/deciding.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { type IssueServices, issue } from './issue.ts';

/**
 * Gives whoever else coordinates a form by which the approval that waits can be stopped, each once. When its message was held up, or its reader died
 * before the others were told, its hours begin now. Answers the approval as it stands then, undefined when none waits; throws LostRace when the
 * cycle changed meanwhile.
 */
export async function tellOthers(services: IssueServices, cycle: Cycle): Promise<Approval | undefined> {
  const { program, clock } = services;
  const approval = waitingApproval(cycle);
  if (approval === undefined) return undefined;
  const untold = [];
  for (const to of others(cycle, approval.by))
    if ((await program.forms.find(objectionForm(cycle, to))) === undefined) untold.push(to);
  if (untold.length === 0) return approval;
  const now = clock.now();
  const told = toldAt(approval, now, coordinatorReader(cycle.definition));
  if (told !== approval)
    await program.cycles.advance(cycle, { to: { ...cycle, approval: told }, event: 'others told late' });
  for (const to of untold)
    await issue(services, {
      cycleId: cycle.cycleId,
      kind: 'OBJ',
      to,
      group: 'decision',
      round: cycle.approvals,
      facts: approvedFacts(told),
      ladder: { ladder: [now], closesAt: told.takesEffectAt }, // at once: the window runs
    });
  return told;
}
