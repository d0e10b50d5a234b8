import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { awsError, wire } from '../../local/wire.ts';
import { sesPostman } from '../../shared/adapters/postman.ts';
import { wires } from '../../shared/adapters/wires.ts';

const client = () => new SESClient({ region: 'eu-west-1' });
const send = (ses: SESClient) =>
  sesPostman(ses, 'program@example.com', 'rebours').send(new Uint8Array([1]), 'ines@example.com', 'tag1');

/** SES refusing with this error, as the SDK throws it. */
function sending(name: string, status?: number) {
  const ses = client();
  const error = Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });
  mockClient(ses).on(SendRawEmailCommand).rejects(error);
  return send(ses);
}

describe('sesPostman', () => {
  it('sends to one address with the ledger’s tag and the configuration set', async () => {
    const ses = client();
    const mock = mockClient(ses);
    mock.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await send(ses)).toEqual({ kind: 'sent', sesMessageId: 'ses-1' });
    expect(mock.calls()[0]?.args[0].input).toMatchObject({
      Destinations: ['ines@example.com'],
      ConfigurationSetName: 'rebours',
      Tags: [{ Name: 'ledger', Value: 'tag1' }],
    });
  });

  it.each(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'LimitExceededException'])(
    'knows %s as a throttle, which took nothing',
    async (name) => {
      expect(await sending(name, 400)).toEqual({ kind: 'throttled' });
    },
  );

  it.each(['AccountSendingPausedException', 'ConfigurationSetSendingPausedException'])(
    'keeps an email for later after %s: nothing is wrong with it',
    async (name) => {
      expect(await sending(name, 400)).toEqual({ kind: 'throttled' });
    },
  );

  it('takes another 4xx as a no for certain', async () => {
    expect(await sending('MessageRejected', 400)).toEqual({ kind: 'rejected', why: 'MessageRejected' });
    expect(await sending('MailFromDomainNotVerifiedException', 400)).toMatchObject({ kind: 'rejected' });
  });

  it.each([
    ['InternalFailure', 500],
    ['ServiceUnavailable', 503],
    ['TimeoutError', undefined],
    ['ECONNRESET', undefined],
  ])('is unsure after %s (%s)', async (name, status) => {
    expect(await sending(name, status)).toEqual({ kind: 'unsure' });
  });

  it('is unsure about an answer without a message id', async () => {
    const ses = client();
    mockClient(ses).on(SendRawEmailCommand).resolves({});
    expect(await send(ses)).toEqual({ kind: 'unsure' });
  });

  it.each(['AccessDenied', 'AccessDeniedException'])('lets %s through: no email is at fault', async (name) => {
    await expect(sending(name, 403)).rejects.toThrow(name);
  });

  it('asks SES once, whatever SES answers', async () => {
    let asked = 0;
    const broken = wire(() => {
      asked += 1;
      return Promise.resolve(awsError('query', 'InternalFailure', 'Try again', { statusCode: 500 }));
    });
    expect(await send(wires(() => broken).ses())).toEqual({ kind: 'unsure' });
    expect(asked).toBe(1);
    expect(await wires().ses().config.maxAttempts()).toBe(1);
  });
});
