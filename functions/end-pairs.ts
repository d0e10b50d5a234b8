import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { endPairs } from '../shared/contracts/steps.ts';
import { wake } from '../shared/domain/command.ts';
import { endedPair, proposalsOf } from '../shared/domain/end-pair.ts';
import { formsOf } from '../shared/domain/pair.ts';
import { cancelForms } from '../shared/dossier/cancel-forms.ts';
import { pairsThat } from '../shared/dossier/pairs-that.ts';

const batch = 25;

/** The cycle's last day is over: closes the next pairs still open. Their closing evaluations follow. */
export const handler = step(endPairs, { program: programTable }, async ({ cycleId }, { program, clock }) => {
  const now = clock.now();
  for (const pair of await pairsThat(program, cycleId, 'open', batch)) {
    const { forms } = await program.together({ cycleId, forms: formsOf(pair) });
    const pointless = [...forms.values()].filter(({ kind }) => !kind.startsWith('SES')); // feedback still counts in the report
    await cancelForms(program, pointless, 'last day');
    const { to, commands } = endedPair(pair, 'last-day', now, proposalsOf(pair, forms));
    await program.pairs.advance(pair, {
      to,
      event: 'closed: last day',
      commands: [...commands, wake('pair', pair.pairId)],
    });
  }
  return {};
});
