import { describe, expect, it } from 'vitest';
import { readFailureReport } from '../../shared/mail/failure-report.ts';
import { parseMessage } from '../../shared/mail/parse-message.ts';
import { fixture } from './fixture.ts';

const read = async (name: string, change = (text: string) => text) => {
  const message = await parseMessage(Buffer.from(change(Buffer.from(fixture(name)).toString('latin1')), 'latin1'));
  if (message.kind !== 'message') throw new Error(message.reason);
  return readFailureReport(message);
};

describe('readFailureReport', () => {
  it('names whom an email did not reach for good', async () => {
    expect(await read('bounce-dsn')).toEqual({ kind: 'bounced', addresses: ['gone@grandgroupe.example'] });
  });

  it('is none for a delay, or for what may still work', async () => {
    expect(await read('bounce-dsn', (text) => text.replace('Action: failed', 'Action: delayed'))).toBeUndefined();
    expect(
      await read('bounce-dsn', (text) => text.replace('5.1.1\r', '4.2.2\r').replace('Status: 5.1.1', 'Status: 4.2.2')),
    ).toBeUndefined();
  });

  it('names who complained, as far as the report says', async () => {
    expect(await read('complaint-arf')).toEqual({ kind: 'complained', addresses: [] });
    const named = await read('complaint-arf', (text) =>
      text.replace(/^Version: 1/m, 'Original-Rcpt-To: <Ines@Solane.example>\r\nVersion: 1'),
    );
    expect(named?.addresses).toEqual(['ines@solane.example']);
  });

  it('is none for a reply', async () => {
    expect(await read('outlook-fr')).toBeUndefined();
  });
});
