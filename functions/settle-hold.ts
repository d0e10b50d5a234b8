import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { settleHold } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { endedPair } from '../shared/domain/end-pair.ts';
import { ladderFrom, ladderRules } from '../shared/domain/form-ladders.ts';
import { endsAfterAll } from '../shared/domain/plan-pair.ts';
import { cancelForms } from '../shared/dossier/cancel-forms.ts';
import { holdForm } from '../shared/dossier/hold.ts';
import { issue } from '../shared/dossier/issue.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Does what the coordinator decided about a pair on hold: ends it with neutral words to the other person, or lets it go on; to end it
 * afterwards is never too late. A coordinator who did not decide in time is followed by the next one.
 */
export const handler = step(settleHold, uses, async ({ pairId }, services) => {
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, facts } = dossier;
  if (pair.status === 'closed') return {};
  const asked = endsAfterAll(pair, facts) ? pair.settledHold : pair.holdForm;
  const form = asked === undefined ? undefined : facts.forms.get(asked);
  if (form === undefined || form.status === 'issued') return {};
  const now = clock.now();
  const { holdForm: _hold, ...freed } = pair;

  if (form.status !== 'answered') {
    const raised = pair.signals.findLast(({ signal }) => signal === form.facts.signal);
    const to = cycle.coordinators[(cycle.coordinators.indexOf(form.personId) + 1) % cycle.coordinators.length];
    if (raised === undefined || to === undefined) return {};
    const next = await holdForm(services, { cycle, pair, to, raised });
    await program.pairs.advance(pair, {
      to: { ...pair, holdForm: next.formId, holds: pair.holds + 1 },
      event: 'next coordinator asked',
    });
    return {};
  }

  if (form.answers.decision !== 'end') {
    await program.pairs.advance(pair, { to: { ...freed, settledHold: form.formId }, event: 'goes on' });
    return {};
  }
  const asker = pair.stopAsked ?? 'mentor';
  const other = asker === 'mentor' ? 'mentee' : 'mentor';
  await issue(services, {
    cycleId: cycle.cycleId,
    kind: 'ENDED',
    to: other === 'mentor' ? pair.mentorId : pair.menteeId,
    group: 'other',
    pairId,
    ladder: ladderFrom(now, facts[other], ladderRules.question),
  });
  await cancelForms(program, facts.forms.values(), 'pair ended');
  const { to, commands } = endedPair(pair, 'ended', now);
  await program.pairs.advance(pair, {
    to,
    event: 'ended by the coordinator',
    commands: [
      ...commands,
      mail({
        key: `${pairId}#ended#${asker}`,
        mail: 'ended-done',
        to: asker === 'mentor' ? pair.mentorId : pair.menteeId,
        cycleId: cycle.cycleId,
        pairId,
        dueAt: now,
        ifUnsure: 'give up',
      }),
    ],
  });
  return {};
});
