import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { eachMessage, step } from '../shared/adapters/step.ts';
import { LostRace } from '../shared/contracts/errors.ts';
import { settleEmail } from '../shared/contracts/steps.ts';
import { mailTask, settledBy } from '../shared/domain/ledger.ts';
import { readSesEvent } from '../shared/mail/ses-event.ts';
import { snsMessage } from '../shared/mail/sns-message.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Takes over what SES says became of an email: sent, delivered, bounced, complained about. Events may come twice, late or out of order;
 * a later stage is never undone. A dead or complaining address gets nothing more, and a coordinator is told, as of an email
 * that SES would not deliver.
 */
export const handler = step(settleEmail, uses, async (batch, { program, people, clock, failed }) =>
  eachMessage(
    batch,
    async (_body, record) => {
      const event = readSesEvent(snsMessage(record.body));
      const entry = event?.tag === undefined ? undefined : await program.ledger.findByTag(event.tag);
      if (event === undefined || entry === undefined) return;
      const settled = settledBy(entry, event);
      if (settled === undefined) return;
      if (settled.suppress !== undefined) await people.suppress(entry.to, settled.suppress);
      if (settled.tell !== undefined) await program.tasks.raise(mailTask(entry, settled.tell, clock.now()));
      if ((await program.ledger.advance(entry, settled.entry)) === 'lost race') throw new LostRace(entry.key);
    },
    failed,
  ),
);
