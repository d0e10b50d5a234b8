import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { introducePair } from '../shared/contracts/steps.ts';
import { rememberedIntroduction } from '../shared/domain/end-pair.ts';
import { ladderFrom, ladderRules } from '../shared/domain/form-ladders.ts';
import { issue } from '../shared/dossier/issue.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Proposes the pair to the mentor, after a yes to the leader, and after both yeses introduces them to each other with the baseline form.
 * Each form has a deterministic id: running it twice proposes and introduces once.
 */
export const handler = step(introducePair, uses, async ({ pairId }, services) => {
  const { program, clock } = services;
  const { cycle, pair, facts } = await pairDossier(program, pairId);
  if (pair.status !== 'consulting' || pair.pause !== undefined) return {};
  const now = clock.now();
  const to = (kind: 'PRO-M' | 'PRO-S' | 'STA-M' | 'STA-S') =>
    issue(services, {
      cycleId: cycle.cycleId,
      kind,
      to: kind.endsWith('-M') ? pair.mentorId : pair.menteeId,
      group: 'pair',
      pairId,
      ladder: ladderFrom(
        now,
        kind.endsWith('-M') ? facts.mentor : facts.mentee,
        kind.startsWith('PRO') ? ladderRules.proposal : ladderRules.baseline,
      ),
    });
  const saidYes = (formId: typeof pair.mentorProposal) =>
    formId !== undefined && facts.forms.get(formId)?.answers.decision === 'yes';
  const change = async () => {
    if (pair.mentorProposal === undefined) {
      return { to: { ...pair, mentorProposal: (await to('PRO-M')).formId }, event: 'proposed to the mentor' };
    }
    if (pair.menteeProposal === undefined) {
      if (!saidYes(pair.mentorProposal)) return undefined;
      return { to: { ...pair, menteeProposal: (await to('PRO-S')).formId }, event: 'proposed to the leader' };
    }
    if (!saidYes(pair.menteeProposal)) return undefined;
    await to('STA-M');
    await to('STA-S');
    return {
      to: { ...pair, status: 'dating' as const, introducedAt: now },
      event: 'introduced',
      commands: rememberedIntroduction(pair),
    };
  };
  const next = await change();
  if (next !== undefined) await program.pairs.advance(pair, next);
  return {};
});
