import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { closePair } from '../shared/contracts/steps.ts';
import { endedPair, proposalsOf, unstartedPair } from '../shared/domain/end-pair.ts';
import { planPair } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { cancelForms } from '../shared/dossier/cancel-forms.ts';
import { endWithWords } from '../shared/dossier/end-with-words.ts';
import { pairCoordinator } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Closes a pair that is finished, whose end was decided for this hour, or that will not start because one of them did not say yes or took it back:
 * then the other one, if asked and willing, is told in neutral words and asked no more, and the coordinator's digest says it. Nobody learns of
 * the other's no.
 */
export const handler = step(closePair, uses, async ({ pairId }, services) => {
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { pair, facts } = dossier;
  const now = clock.now();
  if (planPair(pair, facts, now).next !== 'close-pair') return {};
  if (pair.ending !== undefined) {
    await endWithWords(services, dossier, pair.ending);
    return {};
  }
  const proposals = proposalsOf(pair, facts.forms);
  if (pair.status !== 'consulting') {
    const { to, commands } = endedPair(pair, 'finished', now, proposals);
    await program.pairs.advance(pair, { to, event: 'finished', commands });
    return {};
  }
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
