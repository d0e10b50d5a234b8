import type { Mutant } from './mutant.ts';

/** Defects of the door in. */
export const doorIn: readonly Mutant[] = [
  {
    name: 'marker before effect',
    breaks: 'A message counts as handled before it took effect, so a crash in between loses the reply.',
    file: 'shared/dossier/receive-message.ts',
    replace: '  const outcome = await handle(services, door, notice, await inbox.read(notice.key, readAtMost));',
    by: `  const { receivedAt } = notice.receipt;
  await program.inbound.record({ inboundId, objectKey: notice.key, receivedAt, outcome: 'nothing' });
  const outcome = await handle(services, door, notice, await inbox.read(notice.key, readAtMost));`,
    staging: {
      faults: {
        forced: [{ kind: 'crash-after', at: { function: 'receive-email', operation: 'PutItem' }, probability: 0.03 }],
      },
    },
    seeds: [1, 4],
    killedBy: [1],
  },
  {
    name: 'any key opens a form',
    breaks: 'Whoever can compute a form id answers the form: the key of the address is not compared.',
    file: 'shared/dossier/find-form.ts',
    replace: 'form !== undefined && sameKey(form.key, address.key)',
    by: 'form !== undefined && sameKey(form.key, form.key)',
    staging: { kinds: ['guessed'] },
    seeds: [1, 2],
    killedBy: [1],
  },
  {
    name: 'anybody answers',
    breaks: 'An answer from an address that is not the registered one is taken.',
    file: 'shared/domain/admission.ts',
    replace: '  const isOwn = sender.personId === form.personId;',
    by: '  const isOwn = sender.personId !== undefined || !sender.isCoordinator;',
    staging: { kinds: ['forwarder'] },
    seeds: [1, 2],
    killedBy: [1],
  },
  {
    name: 'nothing has to be proven',
    breaks: 'An answer counts although From may be forged.',
    file: 'shared/domain/admission.ts',
    replace: "if (isOwn) return sender.proof === 'weak' ?",
    by: "if (isOwn) return sender.proof === 'weak' && form.kind === '' ?",
    staging: { kinds: ['spoofed'] },
    seeds: [1, 2],
    killedBy: [1],
  },
  {
    name: 'a no releases',
    breaks: 'A held reply counts as soon as its person answers at all, and not only after a yes.',
    file: 'shared/domain/held-reply.ts',
    replace: 'confirmation.answers.mine === true',
    by: 'confirmation.answers.mine !== undefined',
    staging: { kinds: ['delegating'] },
    seeds: [1, 2, 3],
    killedBy: [1],
  },
  {
    name: 'machines are people',
    breaks: "An automatic answer is read, and answered, like a person's.",
    file: 'shared/dossier/receive-message.ts',
    replace: "if (sort.kind !== 'person') {",
    by: "if (sort.kind === 'bounce') {",
    staging: { kinds: ['loop robot'] },
    seeds: [1, 2, 3],
    killedBy: [1, 12],
  },
  {
    name: 'an older reply overwrites a newer one',
    breaks: 'What is read last wins, instead of what was received last.',
    file: 'shared/domain/accept-reply.ts',
    replace: "return (givenAt[name] ?? '') <= receivedAt;",
    by: "return (givenAt[name] ?? '') <= receivedAt || receivedAt !== '';",
    staging: {
      kinds: ['out of order'],
      lead: 'cancels',
      faults: {
        forced: [{ kind: 'message-delayed', at: { name: 'Rebours-DoorInReceivingQueue923E8D0B' }, probability: 0.5 }],
      },
    },
    seeds: [4],
    killedBy: [1],
  },
  {
    name: 'a log line quotes the message',
    breaks: 'A message that fails is logged by its body instead of its id.',
    file: 'shared/adapters/step.ts',
    replace: 'failed(record.messageId, error);',
    by: 'failed(record.body, error);',
    staging: {
      faults: { forced: [{ kind: 'throttle', at: { function: 'settle-email', service: 'dynamodb' }, times: 9 }] },
    },
    seeds: [1, 2],
    killedBy: [9],
  },
];
