import { mail } from '../domain/command.ts';
import { endedPair, proposalsOf, willNotStart } from '../domain/end-pair.ts';
import { ladderFrom, ladderRules } from '../domain/form-ladders.ts';
import type { PairSide } from '../domain/pair.ts';
import { cancelForms } from './cancel-forms.ts';
import { type IssueServices, issue } from './issue.ts';
import type { PairDossier } from './pair-dossier.ts';

/**
 * Closes a pair that a coordinator ended. Those told read neutral words, without who or why, and are asked what they want now (content.md 4.5);
 * of a pair that was only proposed, those who were asked read that it will not start, and the other never hears of it. Whoever had asked for
 * the end reads that it is done; somebody who left the company reads nothing.
 */
export async function endWithWords(
  services: IssueServices,
  { cycle, pair, facts }: PairDossier,
  end: {
    readonly told: readonly PairSide[];
    readonly asker?: PairSide | undefined;
    readonly left?: PairSide | undefined;
  },
): Promise<void> {
  const { program, clock } = services;
  const now = clock.now();
  const { pairId } = pair;
  const personOf = (side: PairSide) => (side === 'mentor' ? pair.mentorId : pair.menteeId);
  const isIntroduced = pair.introducedAt !== undefined;
  const proposals = proposalsOf(pair, facts.forms);
  for (const side of isIntroduced ? end.told : [])
    await issue(services, {
      cycleId: cycle.cycleId,
      kind: 'ENDED',
      to: personOf(side),
      group: 'other',
      pairId,
      ladder: ladderFrom(now, facts[side], ladderRules.question),
    });
  await cancelForms(program, facts.forms.values(), 'pair ended');
  const { to, commands } = endedPair(pair, 'ended', now, proposals);
  const { asker, left } = end;
  const done =
    asker === undefined
      ? []
      : [
          mail({
            key: `${pairId}#ended#${asker}`,
            mail: 'ended-done',
            to: personOf(asker),
            cycleId: cycle.cycleId,
            pairId,
            dueAt: now,
            ifUnsure: 'give up',
          }),
        ];
  const told = isIntroduced ? [] : end.told.flatMap((side) => willNotStart(pair, side, proposals, now));
  const gone = left === undefined ? undefined : personOf(left);
  await program.pairs.advance(pair, {
    to,
    event: 'ended by the coordinator',
    commands: [...commands.filter((each) => each.kind !== 'mail' || each.order.to !== gone), ...told, ...done],
  });
}
