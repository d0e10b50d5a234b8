import { createHash } from 'node:crypto';

/** A queue that hears a topic: raw, or wrapped in the notification SNS makes. */
export type Subscription = { readonly topicArn: string; readonly queueArn: string; readonly raw: boolean };

/** What a queue gets of a published message when delivery is not raw. The signature is absent: nobody here verifies one. */
export function notification(topicArn: string, message: string, publishedAt: string, sequence: number): string {
  const id = createHash('sha256')
    .update(`${topicArn}#${String(sequence)}`)
    .digest('hex')
    .slice(0, 32);
  return JSON.stringify({
    Type: 'Notification',
    MessageId: id,
    TopicArn: topicArn,
    Message: message,
    Timestamp: publishedAt,
  });
}
