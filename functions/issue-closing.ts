import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { issueClosing } from '../shared/contracts/steps.ts';
import { askedExtents, closingExtent, isMore } from '../shared/domain/evaluation/closing-extent.ts';
import { ladderFrom, ladderRules } from '../shared/domain/form-ladders.ts';
import { sessionsHeld } from '../shared/domain/pair.ts';
import { readerOf } from '../shared/domain/readers.ts';
import { issue } from '../shared/dossier/issue.ts';
import { pairsThat } from '../shared/dossier/pairs-that.ts';
import { formDefinition } from '../shared/forms/form-registry.ts';

const batch = 25;

const uses = { program: programTable, people: peopleTable };

/**
 * Sends the closing evaluation to both people of the next closed pairs that met at least once; those that stopped early get its last question
 * only (content.md 3.9). One form per person and cycle, so nobody is asked twice; who had only the last question and then another partner is asked
 * all of it.
 */
export const handler = step(issueClosing, uses, async ({ cycleId }, services) => {
  const { program, clock } = services;
  const cycle = await program.cycles.load(cycleId);
  const asked = askedExtents(await program.forms.ofCycle(cycleId, 'CLO-'));
  for (const pair of await pairsThat(program, cycleId, 'toEvaluate', batch)) {
    const held = sessionsHeld(pair);
    const extent = closingExtent(pair);
    const sides =
      held === 0
        ? []
        : ([
            ['CLO-M', pair.mentorId],
            ['CLO-S', pair.menteeId],
          ] as const);
    for (const [kind, to] of sides) {
      const participant = await program.participants.find(cycleId, to);
      const lastQuestion = formDefinition(kind).questions.at(-1)?.number;
      if (participant === undefined || participant.leftAt !== undefined || lastQuestion === undefined) continue;
      const before = asked.get(to);
      if (!isMore(extent, before)) continue;
      asked.set(to, extent);
      await issue(services, {
        cycleId,
        kind,
        to,
        group: 'closing',
        round: before === undefined ? 1 : 2,
        facts: { pair: pair.pairId, held: String(held) },
        ladder: ladderFrom(clock.now(), readerOf(cycle.definition, participant), ladderRules.closing),
        ...(extent === 'last question' ? { open: [lastQuestion] } : {}),
      });
    }
    await program.pairs.advance(pair, {
      to: { ...pair, evaluated: true },
      event: 'closing forms issued',
    });
  }
  return {};
});
