import { fold } from './fold-words.ts';

/** A line of a reply: how deep it is quoted, and its words. */
export interface QuotedLine {
  depth: number;
  text: string;
}

const oddMarks = /^\s{0,3}[|»¦│}]\s?/;

/** Lines with their quote marks counted and taken off. Unusual marks count when at least three lines carry them. */
export function quotedLines(text: string): QuotedLine[] {
  const lines = text.split('\n');
  const odd = lines.filter((line) => oddMarks.test(line)).length >= 3;
  return lines.map((line) => {
    let depth = 0;
    let rest = odd ? line.replace(oddMarks, '>') : line;
    while (/^ {0,3}>/.test(rest)) {
      depth += 1;
      rest = rest.replace(/^ {0,3}> ?/, '');
    }
    return { depth, text: rest.trim() };
  });
}

// Clients speak their owner's language, whatever the form's is: French, English, German, Spanish, Italian, Dutch, Portuguese.
const headers = {
  from: /^(?:de|from|expéditeur|von|da|van)\s?:/i,
  sent: /^(?:envoyé(?: le)?|sent|date|gesendet|datum|enviado(?: e[lm])?|fecha|inviato|data|verzonden)\s?:/i,
  to: /^(?:à|a|to|destinataire|cc|copie à|an|para|aan)\s?:/i,
  subject: /^(?:objet|sujet|subject|betreff|asunto|oggetto|onderwerp|assunto)\s?:/i,
};
const separator =
  /^[-_=\s]{0,20}(?:message d.origine|message original|mail original|original message|courriel original|forwarded message|message transféré|début du message (?:réexpédié|transféré)|begin forwarded message|reply message|ursprüngliche nachricht|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)[-_=:\s]{0,20}$/i;
const attributionEnd =
  /(?:(?:a écrit|a ecrit|écrivait|a envoyé|wrote|writes|sent|escribió|escribio|ha scritto|escreveu)(?:\s?:)?|\b(?:schrieb|schreef)\b[^:]{0,200}:?)\s{0,3}$/i;

/** True where a mail client begins to quote: an attribution, a header block, a separator, or quote marks. */
export function startsQuote(lines: readonly QuotedLine[], at: number): boolean {
  const line = lines[at];
  if (line === undefined) return false;
  const text = line.text.replace(/^[*_\s]+|[*_]+$/g, '');
  return line.depth > 0 || separator.test(text) || isAttribution(lines, at) || isHeaderBlock(lines, at);
}

const attributionStart = /^(?:[-–—]{1,6}\s?)?(?:le|on|am|el|il|op|em|\d{4}-\d\d-\d\d)\b|<[^<>\s]+@[^<>\s]+>/i;

/** "Le mar. 2 mars 2027 à 10:12, Mentorat <…> a écrit :", on at most four lines. */
function isAttribution(lines: readonly QuotedLine[], at: number): boolean {
  if (!attributionStart.test(lines[at]?.text ?? '')) return false;
  let joined = '';
  for (const [offset, { text }] of lines.slice(at, at + 4).entries()) {
    if (text === '' || (offset > 0 && /^(?:le|on)\b/i.test(text))) return false;
    joined = `${joined} ${text}`.trim();
    if (joined.length > 400) return false;
    if (attributionEnd.test(joined) && /\d/.test(joined)) return true;
  }
  return false;
}

function isHeaderBlock(lines: readonly QuotedLine[], at: number): boolean {
  const kinds = new Set<string>();
  const near = lines.slice(at, at + 8).filter((line) => line.text !== '');
  for (const [index, { text }] of near.entries()) {
    const bare = text.replace(/[*_]/g, '').trim();
    const found = Object.entries(headers).find(([, pattern]) => pattern.test(bare))?.[0];
    if (index === 0 && found !== 'from' && found !== 'sent') return false;
    if (found !== undefined) kinds.add(found);
  }
  return kinds.size >= 3;
}

/** The form code of a line that ends a form, folded; whatever follows it is an older thread. */
export function endCode(lines: readonly QuotedLine[], at: number): string | undefined {
  const found = /(?:code du formulaire|form code)\s?[:：]\s{0,3}(.*)$/i.exec(lines[at]?.text ?? '');
  if (found === null) return undefined;
  return fold(found[1] === '' ? (lines[at + 1]?.text ?? '') : (found[1] ?? ''));
}

/** What stands above the quote, when nothing is known of the email that was answered. */
export function ownWords(text: string): string {
  const lines = quotedLines(text);
  const end = lines.findIndex((_, at) => startsQuote(lines, at));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .map((line) => line.text)
    .join('\n')
    .trim();
}
