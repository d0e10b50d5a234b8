import { describe, expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { pausedMinutes, queuedMinutes } from '../../shared/domain/ledger.ts';
import { cycleId } from '../domain/builders.ts';
import { key, ordered } from './an-ordered-email.ts';

const done = { batchItemFailures: [] };
const cameBack = { batchItemFailures: [{ itemIdentifier: 'm1' }] };
const once = <T>(fault: T) => ({ sendFault: ({ count }: { count: number }) => (count === 0 ? fault : undefined) });

describe('an email that SES certainly did not take, through no fault of its own', () => {
  it.each(['access denied', 'unverified'] as const)(
    'is not lost after "%s": its message comes back until it leaves, and an alarm can ring',
    async (fault) => {
      const { send, sends, entry } = await ordered(once(fault));
      expect(await send()).toEqual(cameBack);
      expect(await entry()).toMatchObject({ status: 'queued', tries: 1 });
      expect(await send()).toEqual(done);
      expect(sends).toHaveLength(2);
      expect(await entry()).toMatchObject({ status: 'sent', tries: 2 });
    },
  );

  it('is queued by the sweeper once its message is set aside, never given up', async () => {
    const { send, sweep, sent, entry, clock } = await ordered({ sendFault: () => 'access denied' });
    for (let day = 0; day < 3; day += 1) {
      expect(await send()).toEqual(cameBack);
      clock.moveTo(plusMinutes(clock.now(), 24 * 60));
      expect(await sweep({})).toMatchObject({ queued: 1, givenUp: 0 });
      expect(await entry()).toMatchObject({ status: 'queued', tries: day + 1 });
    }
    expect(sent()).toHaveLength(4);
  });
});

describe('an email that SES did not take because of a quota or a pause', () => {
  it.each(['quota', 'paused'] as const)(
    'uses up no receive of its message ("%s"): the sweeper sends it, not before the pause is over',
    async (fault) => {
      const { send, sweep, sent, entry, clock, logged } = await ordered(once(fault));
      expect(await send()).toEqual(done);
      expect(await entry()).toMatchObject({ status: 'queued', retryAt: plusMinutes(clock.now(), pausedMinutes) });
      expect(logged.join()).toContain('"error":"SendingPaused"');
      clock.moveTo(plusMinutes(clock.now(), pausedMinutes - 1));
      expect(await sweep({})).toMatchObject({ queued: 0 });
      clock.moveTo(plusMinutes(clock.now(), 1));
      expect(await sweep({})).toMatchObject({ queued: 1 });
      expect(sent()).toEqual([{ key }, { key }]);
      expect(await send()).toEqual(done);
      expect(await entry()).toMatchObject({ status: 'sent', tries: 2 });
    },
  );
});

describe('an email that met the rate limit', () => {
  it('uses up no receive of its message: new ones come, later each time', async () => {
    const { send, sent, delays, entry } = await ordered({
      sendFault: ({ count }) => (count < 3 ? 'throttled' : undefined),
    });
    for (let time = 0; time < 4; time += 1) expect(await send()).toEqual(done);
    expect(delays).toEqual([15, 30, 60]);
    expect(sent()).toHaveLength(4);
    expect(await entry()).toMatchObject({ status: 'sent', tries: 4 });
  });

  it('is queued by the sweeper when a crash came before the new message', async () => {
    const { send, sweep, sent, clock, refuseSqs } = await ordered(once('throttled'));
    refuseSqs(1);
    expect(await send()).toEqual(cameBack);
    expect(sent()).toHaveLength(1);
    clock.moveTo(plusMinutes(clock.now(), 15));
    expect(await sweep({})).toMatchObject({ queued: 1 });
    expect(sent()).toHaveLength(2);
  });
});

describe('an email that SES rejects', () => {
  it('is dropped with the reason, not tried again, and a coordinator is told without a name or an address', async () => {
    const { send, sends, entry, program, to } = await ordered({ sendFault: () => 'rejected' });
    expect([await send(), await send()]).toEqual([done, done]);
    expect(sends).toHaveLength(1);
    expect(await entry()).toMatchObject({ status: 'dropped', dropped: 'MessageRejected' });
    expect(await program.tasks.untold(cycleId)).toMatchObject([
      { kind: 'rejected', personId: to, facts: { mail: 'thanks', why: 'MessageRejected' } },
    ]);
  });
});

describe('the sweeper', () => {
  it('leaves an entry it has queued to its message for an hour, and puts it behind the others', async () => {
    const { program, sweep, sent, clock, order } = await ordered();
    const later = { ...order, key: 'thanks#2', dueAt: plusMinutes(clock.now(), 20) };
    await program.ledger.order(later);
    clock.moveTo(plusMinutes(clock.now(), 15));
    expect(await sweep({})).toMatchObject({ queued: 1 });
    clock.moveTo(plusMinutes(clock.now(), 15));
    expect(await sweep({})).toMatchObject({ queued: 1 });
    expect(sent()).toEqual([{ key }, { key }, { key: later.key }]);
    clock.moveTo(plusMinutes(clock.now(), queuedMinutes));
    expect((await program.ledger.unsettled(clock.now(), 1)).map((each) => each.key)).toEqual([key]);
    expect(await sweep({})).toMatchObject({ queued: 2 });
  });

  it('does not take an entry back that a sender claims meanwhile', async () => {
    const { program, sweep, send, entry, clock } = await ordered({ sendFault: () => 'timeout' });
    const stale = (await entry())!;
    await send();
    expect(await program.ledger.advance(stale, { ...stale, retryAt: clock.now() })).toBe('lost race');
    expect(await sweep({})).toMatchObject({ queued: 0 });
    expect(await entry()).toMatchObject({ status: 'claimed' });
  });
});
