import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import type * as z from 'zod';
import type { PostmanEnv } from '../contracts/step.ts';
import type { Posted, Postman } from '../ports.ts';
import type { Adapter } from './services.ts';
import { sesClient } from './ses-client.ts';

/** Sends through SES, once, with the ledger's tag. The client never retries: only the ledger may send again. */
export const sesPostman: Adapter<z.output<typeof PostmanEnv>, Postman> = (env, { wires }) => {
  const ses = wires(sesClient);
  const { FROM_ADDRESS: from, CONFIGURATION_SET: configurationSet } = env;
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
        return outcomeOf(error);
      }
    },
  };
};

/** SES's rate limit and its daily quota; the message tells them apart ("Maximum sending rate exceeded", "Daily message quota exceeded"). */
const throttles = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'LimitExceededException',
]);

/** Sending is switched off, for the account or for the configuration set. */
const pauses = new Set(['AccountSendingPausedException', 'ConfigurationSetSendingPausedException']);

/** What is wrong with one email: its address, its headers, its size. `MessageRejected` is read more closely. */
const rejections = new Set([
  'InvalidParameterValue',
  'InvalidParameterCombination',
  'ValidationError',
  'RequestEntityTooLarge',
  'RequestEntityTooLargeException',
]);

/** 4xx that do not say whether SES had the request. */
const interrupted = new Set(['RequestTimeout', 'RequestTimeoutException', 'RequestAborted', 'RequestAbortedException']);

/** No request left: no credentials to sign it with, or nobody found or listening at the other end. */
const unsigned = new Set(['CredentialsProviderError', 'TokenProviderError']);
const unreached = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);

/**
 * What an exception says about the email, from the errors of `SendRawEmail` and the common errors of the Amazon SES API Reference
 * (2010-12-01), "Amazon SES email sending errors" and "Errors related to the sending quotas" of the SES Developer Guide:
 *
 * - throttled: `Throttling…` "Maximum sending rate exceeded"
 * - paused: `Throttling…` "Daily message quota exceeded", `AccountSendingPausedException`, `ConfigurationSetSendingPausedException`,
 *   `MessageRejected` that speaks of the account ("Account is paused", "Sending suspended")
 * - rejected: every other `MessageRejected`, `InvalidParameterValue` and its like
 * - refused, our own setup: `MessageRejected` "Email address is not verified" (our domain; in the sandbox, the recipient),
 *   `ConfigurationSetDoesNotExist…`, `MailFromDomainNotVerifiedException`, `AccessDenied…`, `NotAuthorized`, `OptInRequired`, `ExpiredToken…`,
 *   `RequestExpired`, `InvalidClientTokenId`, `UnrecognizedClientException`, `SignatureDoesNotMatch`, `IncompleteSignature`, and any other 4xx:
 *   a no that nobody foresaw keeps the email and rings an alarm, rather than give the email up
 * - unsure: 5xx, a timeout, a reset or anything else that SES may have accepted before
 */
function outcomeOf(error: unknown): Posted {
  if (!(error instanceof Error)) return { kind: 'unsure' };
  const { name: why, message } = error;
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  if (throttles.has(why)) return { kind: /quota/i.test(message) ? 'paused' : 'throttled', why };
  if (pauses.has(why)) return { kind: 'paused', why };
  if (unsigned.has(why)) return { kind: 'refused', why };
  if (code !== undefined && unreached.has(code)) return { kind: 'refused', why: code };
  const status = $metadata?.httpStatusCode ?? 0;
  if (status < 400 || status >= 500 || interrupted.has(why)) return { kind: 'unsure' };
  if (why === 'MessageRejected') return { kind: rejectionOf(message), why };
  return { kind: rejections.has(why) ? 'rejected' : 'refused', why };
}

function rejectionOf(message: string): 'paused' | 'refused' | 'rejected' {
  if (/\b(?:account|sending)\b.*\b(?:paused|suspended|shut ?down|disabled)\b/i.test(message)) return 'paused';
  return /not verified/i.test(message) ? 'refused' : 'rejected';
}
