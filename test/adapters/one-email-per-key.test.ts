import { describe, expect, it } from 'vitest';
import { claire } from '../domain/builders.ts';
import { key, ordered } from '../functions/an-ordered-email.ts';

const failedNone = { batchItemFailures: [] };

describe('an ordered email', () => {
  it('is queued again but not ordered anew by a second order of its key', async () => {
    const { program, sent, to, order } = await ordered();
    await program.ledger.order({ ...order, mail: 'late', to: claire, ifUnsure: 'send again' });
    expect(await program.ledger.find(key)).toMatchObject({ mail: 'thanks', to, status: 'queued' });
    expect(sent()).toEqual([{ key }, { key }]);
  });

  it('leaves once when its message is delivered twice', async () => {
    const { send, sends, program } = await ordered();
    expect([await send(), await send()]).toEqual([failedNone, failedNone]);
    expect(sends).toEqual(['claire@solane.example']);
    expect(await program.ledger.find(key)).toMatchObject({ status: 'sent', tries: 1 });
  });

  it('leaves once when two senders hold its message at the same time', async () => {
    const { send, sends } = await ordered();
    await Promise.all([send(), send()]);
    expect(sends).toEqual(['claire@solane.example']);
  });
});

describe('when nobody can tell whether SES took it', () => {
  it.each(['timeout', 'timeout after success'] as const)('it is not sent again after a %s', async (fault) => {
    const { send, sends, program } = await ordered({ sendFault: () => fault });
    expect([await send(), await send()]).toEqual([failedNone, failedNone]);
    expect(sends).toHaveLength(1);
    expect(await program.ledger.find(key)).toMatchObject({ status: 'claimed', tries: 1 });
  });
});
