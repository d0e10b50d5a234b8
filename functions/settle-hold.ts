import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { settleHold } from '../shared/contracts/steps.ts';
import { endsAfterAll } from '../shared/domain/plan-pair.ts';
import { endWithWords } from '../shared/dossier/end-with-words.ts';
import { holdForm } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Does what the coordinator decided about a pair on hold: ends it with neutral words to the other person, or lets it go on; to end it
 * afterwards is never too late. A coordinator who did not decide in time is followed by the next one.
 */
export const handler = step(settleHold, uses, async ({ pairId }, services) => {
  const { program } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, facts } = dossier;
  if (pair.status === 'closed') return {};
  const asked = endsAfterAll(pair, facts) ? pair.settledHold : pair.holdForm;
  const form = asked === undefined ? undefined : facts.forms.get(asked);
  if (form === undefined || form.status === 'issued') return {};
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
  await endWithWords(services, dossier, { told: [asker === 'mentor' ? 'mentee' : 'mentor'], asker });
  return {};
});
