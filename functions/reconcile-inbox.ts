import { storedArrivals } from '../shared/adapters/arrivals.ts';
import { stepMetrics } from '../shared/adapters/metrics.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { receivedMail } from '../shared/contracts/documents.ts';
import { reconcileInbox } from '../shared/contracts/steps.ts';
import { inboxRound } from '../shared/domain/inbound.ts';
import { storedMessages } from '../shared/dossier/unread-mail.ts';

/** Pages of a thousand keys that one run lists; a longer round goes on in the next run. */
const pages = 50;

const uses = { program: programTable, arrivals: storedArrivals, count: stepMetrics };

/**
 * Finds received emails whose news was lost: what SES stored since the last round and what has no record is read by the same function as all
 * others. How far the round came is kept last, so that a crash repeats a part of it, which changes nothing.
 */
export const handler = step(reconcileInbox, uses, async (_event, { program, arrivals, clock, count }) => {
  const round = inboxRound(await program.repair.round(), clock.now());
  let after = round.after;
  let looked = 0;
  let fetched = 0;
  for (let page = 0; page < pages; page += 1) {
    const { objects, next } = await arrivals.list(after);
    const ids = storedMessages(objects, round);
    looked += ids.length;
    for (const inboundId of await program.inbound.unrecorded(ids)) {
      await arrivals.fetch(`${receivedMail}${inboundId}`);
      fetched += 1;
    }
    after = next;
    if (next === undefined) break;
  }
  await program.repair.keepRound({ from: round.from, to: round.to, ...(after === undefined ? {} : { after }) });
  count({ MessagesFetched: fetched });
  return { looked, fetched };
});
