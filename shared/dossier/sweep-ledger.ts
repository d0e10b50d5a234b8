import type { Instant } from '../domain/instant.ts';
import { plusMinutes } from '../domain/instant.ts';
import { queuedMinutes, requeued, settleBySweep } from '../domain/ledger.ts';
import type { Program } from '../ports.ts';

/**
 * Settles by policy up to `limit` emails that nobody else settled, the longest waiting first. An entry queued again goes behind the others;
 * the message is queued before that is noted, so a crash in between queues it twice rather than an hour late.
 */
export async function sweepLedger(
  { ledger }: Pick<Program, 'ledger'>,
  now: Instant,
  limit: number,
): Promise<{ queued: number; givenUp: number }> {
  let queued = 0;
  let givenUp = 0;
  for (const entry of await ledger.unsettled(plusMinutes(now, 1 / 60), limit)) {
    switch (settleBySweep(entry, now)) {
      case 'queue again':
        await ledger.queue(entry.key);
        await ledger.advance(entry, requeued(entry, plusMinutes(now, queuedMinutes))); // a lost race: a sender has it already
        queued += 1;
        break;
      case 'claim again':
        if ((await ledger.advance(entry, requeued(entry, now))) === 'done') {
          await ledger.queue(entry.key);
          queued += 1;
        }
        break;
      case 'give up':
        if ((await ledger.advance(entry, { ...entry, status: 'unknown' })) === 'done') givenUp += 1;
        break;
      case 'wait':
    }
  }
  return { queued, givenUp };
}
