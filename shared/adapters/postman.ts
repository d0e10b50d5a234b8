import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Postman } from '../ports.ts';

/** SES took nothing, and will take the same message later: too fast, or sending is paused for everybody. */
const notNow = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
]);

/** Sends through SES, once, with the ledger's tag. The client never retries: only the ledger may send again. */
export function sesPostman(ses: SESClient, from: string, configurationSet: string): Postman {
  return {
    async send(message, to, tag) {
      try {
        const { MessageId } = await ses.send(
          new SendRawEmailCommand({
            Source: from,
            Destinations: [to],
            RawMessage: { Data: message },
            ConfigurationSetName: configurationSet,
            Tags: [{ Name: 'ledger', Value: tag }],
          }),
        );
        return MessageId === undefined ? { kind: 'unsure' } : { kind: 'sent', sesMessageId: MessageId };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (notNow.has(error.name)) return { kind: 'throttled' };
        const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
        // A 4xx is SES's own no; a 5xx, a timeout or a reset may have been accepted.
        if (status !== undefined && status >= 400 && status < 500) {
          if (error.name === 'AccessDenied' || error.name === 'AccessDeniedException') throw error;
          return { kind: 'rejected', why: error.name };
        }
        return { kind: 'unsure' };
      }
    },
  };
}
