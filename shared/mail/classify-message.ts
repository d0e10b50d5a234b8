import type { ReadableMessage } from './parse-message.ts';
import { returnDate } from './return-date.ts';

/** Who or what wrote a message. Only `person` may ever be answered. */
export type MessageClass =
  | { readonly kind: 'person' }
  /** Any automatic answer; `returnsOn` is a local date, when it says one. */
  | { readonly kind: 'out-of-office'; readonly returnsOn?: string }
  | { readonly kind: 'bounce' }
  | { readonly kind: 'complaint' }
  | { readonly kind: 'read-receipt' }
  | { readonly kind: 'calendar-reply' }
  | { readonly kind: 'list' }
  /** Our own mail come back: a loop. */
  | { readonly kind: 'own' };

/** Tells people from machines, the surest sign first. `today` is a local date; `ownDomains` are those we send from and receive at. */
export function classifyMessage(
  message: ReadableMessage,
  { ownDomains, today }: { readonly ownDomains: readonly string[]; readonly today: string },
): MessageClass {
  const signs = signsOf(message);
  const sender = message.from?.address ?? '';
  if (ownDomains.some((domain) => sender.endsWith(`@${domain.toLowerCase()}`))) return { kind: 'own' };
  if (signs.report === 'feedback-report' || signs.has('message/feedback-report')) return { kind: 'complaint' };
  if (signs.report === 'disposition-notification' || signs.has('message/disposition-notification'))
    return { kind: 'read-receipt' };
  if (isBounce(message, signs)) return { kind: 'bounce' };
  if (message.attachments.some(isCalendarReply)) return { kind: 'calendar-reply' };
  if (isAutomatic(message, signs)) {
    const returnsOn = returnDate(`${message.subject}.\n${message.text}`, today);
    return returnsOn === undefined ? { kind: 'out-of-office' } : { kind: 'out-of-office', returnsOn };
  }
  return signs.header('list-id') !== '' || /\blist\b/i.test(signs.header('precedence'))
    ? { kind: 'list' }
    : { kind: 'person' };
}

type Signs = {
  readonly header: (name: string) => string;
  readonly report: string | undefined;
  readonly has: (type: string) => boolean;
  readonly nullReturnPath: boolean;
};

function signsOf(message: ReadableMessage): Signs {
  const header = (name: string) => (message.headers.get(name) ?? []).join(' ').trim();
  const types = new Set(message.attachments.map(({ type }) => type));
  const contentType = header('content-type').toLowerCase();
  return {
    header,
    report: contentType.startsWith('multipart/report')
      ? (/report-type\s*=\s*"?([\w-]+)/.exec(contentType)?.[1] ?? 'delivery-status')
      : undefined,
    has: (type) => types.has(type),
    nullReturnPath: /^<\s*>/.test(header('return-path')),
  };
}

function isBounce({ from, subject }: ReadableMessage, signs: Signs): boolean {
  if (
    signs.report === 'delivery-status' ||
    signs.has('message/delivery-status') ||
    signs.has('message/global-delivery-status')
  )
    return true;
  if (signs.header('x-failed-recipients') !== '') return true;
  const daemon = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{20,})/.test(
    from?.address.split('@')[0] ?? '',
  );
  return daemon && (signs.nullReturnPath || bounceSubject.test(subject));
}

const bounceSubject =
  /undeliver|failure|fail|returned|delivery|non remis|non distribu|échec|echec|retour|status notification|delayed|warning|problem/i;

function isAutomatic({ subject }: ReadableMessage, { header, nullReturnPath }: Signs): boolean {
  const autoSubmitted = header('auto-submitted').toLowerCase();
  if (autoSubmitted !== '' && !/^no\b/.test(autoSubmitted)) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-response', 'x-autoresponse'].some((name) => header(name) !== ''))
    return true;
  if (/auto[_-]reply|bulk|junk/i.test(header('precedence'))) return true;
  if (nullReturnPath) return true;
  if (header('x-ms-exchange-generated-message-source') !== '') return true;
  if (header('x-ms-exchange-inbox-rules-loop') !== '' && /\ball\b/i.test(header('x-auto-response-suppress')))
    return true;
  return automaticSubject.test(subject);
}

const automaticSubject =
  /^(?:r[ée]ponse automatique|automatic reply|absence du bureau|absente? du bureau|message d['’]absence|out of (?:the )?office|auto-?reply|auto[- ]?response|automatische antwort|respuesta automática|abwesenheit)(?!\p{L})/iu;

/** The method is read in the body: Google labels its counter-proposals REPLY. */
function isCalendarReply({ type, bytes }: ReadableMessage['attachments'][number]): boolean {
  if (type !== 'text/calendar' && type !== 'application/ics') return false;
  return /^METHOD:(?:REPLY|COUNTER|DECLINECOUNTER|REFRESH)\s*$/im.test(
    Buffer.from(bytes.subarray(0, 65_536)).toString('latin1'),
  );
}
