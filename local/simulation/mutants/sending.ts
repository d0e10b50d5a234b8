import type { Mutant } from './mutant.ts';

/** Defects of the door out. */
export const sending: readonly Mutant[] = [
  {
    name: 'send, then mark',
    breaks: 'An email is claimed after SES took it, so a crash or a second message in between sends it twice.',
    file: 'functions/send-email.ts',
    replace: `    if ((await program.ledger.advance(entry, claim)) === 'lost race') return;
    const posted = await services.postman.send(message, person.address, ledgerTag(key));`,
    by: `    const posted = await services.postman.send(message, person.address, ledgerTag(key));
    if ((await program.ledger.advance(entry, claim)) === 'lost race') return;`,
    staging: {
      faults: {
        forced: [
          { kind: 'message-duplicated', at: { name: 'Rebours-SendingQueueA94E00FE' } },
          { kind: 'pause-claim-send' },
        ],
      },
    },
    seeds: [2, 1],
    killedBy: [2],
  },
  {
    name: 'the SDK retries SES',
    breaks: 'An answer that got lost is asked for again by the SDK, which sends the email again.',
    file: 'shared/adapters/ses-client.ts',
    replace: 'maxAttempts: 1',
    by: 'maxAttempts: 3',
    staging: { faults: { forced: [{ kind: 'timeout-after', at: { service: 'ses' }, probability: 0.2 }] } },
    seeds: [1, 2],
    killedBy: [2],
  },
  {
    name: 'two senders of one email',
    breaks: 'A claim is not conditional on what was read, so two deliveries of one message send two emails.',
    file: 'shared/adapters/mail-ledger.ts',
    replace: "ConditionExpression: '#status = :status AND tries = :tries'",
    by: "ConditionExpression: '#status = :status OR tries = :tries OR attribute_exists(pk)'",
    staging: {
      faults: {
        forced: [
          { kind: 'message-duplicated', at: { name: 'Rebours-SendingQueueA94E00FE' } },
          { kind: 'slow-tail', at: { function: 'send-email', operation: 'PutItem' } },
        ],
      },
    },
    seeds: [2, 4],
    killedBy: [2],
  },
  {
    name: 'a word that mail must not leave goes unheard',
    breaks: 'Nobody looks right before sending whether the address is dead or the cycle canceled.',
    file: 'functions/send-email.ts',
    replace: 'if (why !== undefined || person === undefined) {',
    by: 'if (person === undefined) {',
    staging: { kinds: ['leaver'], lead: 'approves' },
    seeds: [8, 6],
    killedBy: [8],
  },
];
