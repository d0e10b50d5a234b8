import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { awsError, wire } from '../../local/wire.ts';
import { sesPostman } from '../../shared/adapters/postman.ts';
import { systemClock, systemIds } from '../../shared/adapters/services.ts';
import { sesClient } from '../../shared/adapters/ses-client.ts';
import { type Wires, wires } from '../../shared/adapters/wires.ts';

const environment = { FROM_ADDRESS: 'program@example.com', CONFIGURATION_SET: 'rebours' };
const unused = wire(() => Promise.reject(new Error('No request is expected')));
const send = (on: Wires) =>
  sesPostman(environment, { step: 'test', wires: on, clock: systemClock, ids: systemIds }).send(
    new Uint8Array([1]),
    'ines@example.com',
    'tag1',
  );

/** SES refusing with this error, as the SDK throws it. */
function sending(name: string, status?: number, { message = name, code }: { message?: string; code?: string } = {}) {
  const ses = wires(() => unused);
  const error = Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status }, code });
  mockClient(ses(sesClient)).on(SendRawEmailCommand).rejects(error);
  return send(ses);
}

describe('sesPostman', () => {
  it('sends to one address with the ledger’s tag and the configuration set', async () => {
    const ses = wires(() => unused);
    const mock = mockClient(ses(sesClient));
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
    async (why) => {
      expect(await sending(why, 400, { message: 'Maximum sending rate exceeded.' })).toEqual({
        kind: 'throttled',
        why,
      });
    },
  );

  it.each([
    ['Throttling', 'Daily message quota exceeded.'],
    ['ThrottlingException', 'Daily sending quota exceeded.'],
    ['AccountSendingPausedException', 'Email sending is disabled.'],
    ['ConfigurationSetSendingPausedException', 'Email sending is disabled.'],
    ['MessageRejected', 'Account is paused.'],
    ['MessageRejected', 'Sending suspended for this account.'],
  ])('keeps an email for later after %s "%s": nothing is wrong with it', async (why, message) => {
    expect(await sending(why, 400, { message })).toEqual({ kind: 'paused', why });
  });

  it.each([
    ['AccessDenied', 403],
    ['AccessDeniedException', 400],
    ['ExpiredToken', 403],
    ['InvalidClientTokenId', 403],
    ['SignatureDoesNotMatch', 403],
    ['ConfigurationSetDoesNotExistException', 400],
    ['MailFromDomainNotVerifiedException', 400],
    ['AnErrorNobodyForesaw', 400],
  ])('takes %s as a no to us, not to the email', async (why, status) => {
    expect(await sending(why, status)).toEqual({ kind: 'refused', why });
  });

  it('does not blame an email for a sending domain that is not verified', async () => {
    const message = 'Email address is not verified. The following identities failed the check in region EU-WEST-1: a';
    expect(await sending('MessageRejected', 400, { message })).toEqual({ kind: 'refused', why: 'MessageRejected' });
  });

  it('knows that nothing left when there were no credentials or nobody was reached', async () => {
    expect(await sending('CredentialsProviderError')).toEqual({ kind: 'refused', why: 'CredentialsProviderError' });
    expect(await sending('Error', undefined, { code: 'ENOTFOUND' })).toEqual({ kind: 'refused', why: 'ENOTFOUND' });
  });

  it.each([
    ['MessageRejected', 'Email address is on the suppression list.'],
    ['MessageRejected', 'Address blacklisted.'],
    ['InvalidParameterValue', "Missing final '@domain'"],
    ['InvalidParameterValue', 'Message length is more than 10485760 bytes long'],
  ])('takes %s "%s" as a no to this email', async (why, message) => {
    expect(await sending(why, 400, { message })).toEqual({ kind: 'rejected', why });
  });

  it.each([
    ['InternalFailure', 500],
    ['ServiceUnavailable', 503],
    ['TimeoutError', undefined],
    ['ECONNRESET', undefined],
    ['RequestTimeout', 408],
    ['RequestAbortedException', 400],
  ])('is unsure after %s (%s)', async (name, status) => {
    expect(await sending(name, status)).toEqual({ kind: 'unsure' });
  });

  it('is unsure about an answer without a message id', async () => {
    const ses = wires(() => unused);
    mockClient(ses(sesClient)).on(SendRawEmailCommand).resolves({});
    expect(await send(ses)).toEqual({ kind: 'unsure' });
  });

  it('asks SES once, whatever SES answers', async () => {
    let asked = 0;
    const broken = wire(() => {
      asked += 1;
      return Promise.resolve(awsError('query', 'InternalFailure', 'Try again', { statusCode: 500 }));
    });
    expect(await send(wires(() => broken))).toEqual({ kind: 'unsure' });
    expect(asked).toBe(1);
    expect(await wires()(sesClient).config.maxAttempts()).toBe(1);
  });
});
