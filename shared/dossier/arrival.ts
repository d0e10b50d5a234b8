import type { Proof } from '../domain/admission.ts';
import type { PersonId } from '../domain/ids.ts';
import type { InboundRecord } from '../domain/inbound.ts';
import type { Instant } from '../domain/instant.ts';
import type { ReadableMessage } from '../mail/parse-message.ts';
import type { Documents, Inbox } from '../ports.ts';
import type { IssueServices } from './issue.ts';

export type ReceiveServices = IssueServices & { readonly inbox: Inbox; readonly documents: Documents };

/** Where mail comes in, and who may start cycles and decide. */
export interface Door {
  readonly inboundDomain: string;
  readonly startAddress: string;
  readonly coordinators: readonly string[];
}

/** Who a message says it is from, and how sure that is. */
export interface Sender {
  /** Lower-case; undefined when there is not exactly one From mailbox. */
  readonly address: string | undefined;
  /** The person this address is registered for. */
  readonly personId: PersonId | undefined;
  readonly proof: Proof;
  readonly isCoordinator: boolean;
}

/** A message a person sent, and how it came. */
export interface Arrival {
  readonly inboundId: string;
  readonly objectKey: string;
  readonly receivedAt: Instant;
  readonly recipients: readonly string[];
  readonly message: ReadableMessage;
  readonly sender: Sender;
}

/** What became of a message, as its record keeps it. */
export type Handled = Pick<InboundRecord, 'outcome' | 'detail' | 'formId' | 'personId' | 'cycleId'>;
