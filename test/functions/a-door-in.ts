import { createInbound, type Inbound } from '../../local/mail/inbound.ts';
import type { LocalWires } from '../adapters/local-wires.ts';

/** Where these tests receive mail. */
export const inboundDomain = 'reply.solane.example';

/** SES in front of the inbox: what is delivered lies in it, and its news is kept for the test to hand on. */
export function aDoorIn({ clock, storage }: Pick<LocalWires, 'clock' | 'storage'>): {
  readonly deliver: Inbound['deliver'];
  readonly notices: readonly string[];
} {
  const notices: string[] = [];
  const { deliver } = createInbound({
    now: () => clock.now(),
    region: 'eu-west-1',
    domain: inboundDomain,
    bucket: 'inbox',
    keyPrefix: 'mail/',
    topicArn: 'arn:notices',
    put: (bucket, key, bytes) => {
      storage.put(bucket, key, bytes);
      return Promise.resolve();
    },
    publish: (_topic, message) => {
      notices.push(message);
      return Promise.resolve();
    },
  });
  return { deliver, notices };
}
