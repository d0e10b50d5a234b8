import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerTag } from '../../shared/domain/deterministic-ids.ts';
import { at, cycleId } from '../domain/builders.ts';
import { key, ordered } from './an-ordered-email.ts';

const done = { batchItemFailures: [] };
const minute = (minutes: number) => ({ timestamp: at(`2027-03-02 09:0${String(minutes)}`) });

/** What SES says of one email, as SNS carries it. */
const events = {
  Send: { send: {} },
  Delivery: { delivery: minute(1) },
  Bounce: { bounce: { ...minute(2), bounceType: 'Permanent' } },
  Complaint: { complaint: minute(3) },
};
type EventType = keyof typeof events;
const anEvent = (eventType: EventType, messageId: string, tag = ledgerTag(key)) => ({
  eventType,
  mail: { ...minute(0), messageId, tags: { ledger: [tag] } },
  ...events[eventType],
});

describe('events of SES', () => {
  it('end in the same entry whatever their order, their number, and the moment the sender notes what it did', async () => {
    const types = Object.keys(events) as EventType[];
    const told = fc
      .array(fc.constantFrom(...types), { maxLength: 4 })
      .chain((twice) => fc.shuffledSubarray([...types, ...twice], { minLength: types.length + twice.length }));
    const run = async (order: readonly EventType[], before: number, answered: boolean) => {
      let id = '';
      let settleAll: (some: readonly EventType[]) => Promise<void> = () => Promise.resolve();
      const world = await ordered({
        published: async (event) => {
          id = (JSON.parse(event) as { mail: { messageId: string } }).mail.messageId;
          await settleAll(order.slice(0, before));
          if (!answered) throw Object.assign(new Error('Connection lost'), { name: 'TimeoutError' });
        },
      });
      settleAll = async (some) => {
        for (const type of some) expect(await world.settle(anEvent(type, id))).toEqual(done);
      };
      await world.send();
      await settleAll(order.slice(before));
      return { entry: await world.entry(), suppressed: (await world.people.find(world.to))?.suppressed !== undefined };
    };
    const expected = await run(types, 0, true);
    expect(expected.entry).toMatchObject({ status: 'complained', tries: 1, claimedAt: at('2027-03-02 09:00') });
    await fc.assert(
      fc.asyncProperty(told, fc.nat(8), fc.boolean(), async (order, before, answered) => {
        expect(await run(order, before, answered)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('about an email nobody knows are no failure', async () => {
    const { settle, entry } = await ordered();
    expect(await settle(anEvent('Bounce', 'ses-1', 'unknown'))).toEqual(done);
    expect(await entry()).toMatchObject({ status: 'queued' });
  });

  it('tell a coordinator of an email that SES would not deliver, and blame no address', async () => {
    const { settle, send, program, people, to } = await ordered();
    await send();
    expect(await settle({ ...anEvent('Send', 'ses-1'), eventType: 'Reject' })).toEqual(done);
    expect(await program.tasks.untold(cycleId)).toMatchObject([{ kind: 'rejected', personId: to }]);
    expect((await people.find(to))?.suppressed).toBeUndefined();
  });
});
