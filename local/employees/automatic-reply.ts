import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ComposedReply } from './client-manners.ts';
import { dateHeader, dateWords } from './mail-words.ts';
import { addressText, mimeMessage } from './mime.ts';
import type { Letter, Mailbox } from './read-letter.ts';

/** What a mail server answers for somebody who is away: to the sender's own address, not to Reply-To. */
export function automaticReply(
  letter: Letter,
  {
    from,
    at,
    back,
    timeZone,
    seed,
  }: {
    readonly from: Mailbox;
    readonly at: Instant;
    readonly back: Instant;
    readonly timeZone: string;
    readonly seed: string;
  },
): ComposedReply {
  const french = letter.language === 'fr';
  const { day, date, month, year } = dateWords(back, timeZone, letter.language);
  const id = createHash('sha256').update(seed).digest('hex');
  const messageId = `<${id.slice(0, 24)}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
  const returns = date === '1' && french ? '1er' : date;
  const text = french
    ? ['Bonjour,', '', `Je suis absent et serai de retour le ${day} ${returns} ${month} ${year}.`, '', from.name]
    : ['Hello,', '', `I am out of the office and will be back on ${day} ${returns} ${month} ${year}.`, '', from.name];
  const raw = mimeMessage({
    headers: [
      ['From', addressText(from)],
      ['To', addressText(letter.from)],
      ['Subject', `${french ? 'Réponse automatique : ' : 'Automatic reply: '}${letter.subject}`],
      ['Date', dateHeader(at, timeZone)],
      ['Message-ID', messageId],
      ...(letter.messageId === '' ? [] : [['In-Reply-To', letter.messageId] as const]),
      ['Auto-Submitted', 'auto-replied'],
      ['X-Auto-Response-Suppress', 'All'],
    ],
    headerCharset: 'utf-8',
    boundary: id.slice(24, 40),
    parts: [{ type: 'text/plain', charset: 'utf-8', encoding: 'quoted-printable', text: text.join('\n') }],
  });
  return { raw, messageId };
}
