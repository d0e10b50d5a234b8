import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { closePair } from '../shared/contracts/steps.ts';
import { endedPair, unstartedPair } from '../shared/domain/end-pair.ts';
import { planPair } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { cancelForms } from '../shared/dossier/cancel-forms.ts';
import { pairCoordinator } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/**
 * Closes a pair that is finished, or that will not start because one of them did not say yes or took it back: then the other one, if asked
 * and willing, is told in neutral words and asked no more, and the coordinator's digest says it. Nobody learns of the other's no.
 */
export const handler = step(closePair, { program: programTable }, async ({ pairId }, { program, clock }) => {
  const dossier = await pairDossier(program, pairId);
  const { pair, facts } = dossier;
  const now = clock.now();
  if (planPair(pair, facts, now).next !== 'close-pair') return {};
  if (pair.status !== 'consulting') {
    const { to, commands } = endedPair(pair, 'finished', now);
    await program.pairs.advance(pair, { to, event: 'finished', commands });
    return {};
  }
  const formOf = (id: typeof pair.mentorProposal) => (id === undefined ? undefined : facts.forms.get(id));
  const proposals = { mentor: formOf(pair.mentorProposal), mentee: formOf(pair.menteeProposal) };
  await cancelForms(program, facts.forms.values(), 'pair does not start');
  const ended = unstartedPair(pair, proposals, now);
  const coordinator = pairCoordinator(dossier);
  await program.pairs.advance(pair, {
    to: ended.to,
    event: `will not start: ${ended.because}`,
    commands: [...ended.commands, ...signalCommands(pair, [ended.signal], coordinator.personId, now)],
  });
  return {};
});
