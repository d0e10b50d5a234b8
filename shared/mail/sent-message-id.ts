/**
 * SES's own ids of the emails that a message answers, most telling first: a client puts the Message-ID of what it answers into In-Reply-To, and
 * the thread, oldest first, into References. SES writes `<id@region.amazonses.com>`, in its first region `<id@email.amazonses.com>`.
 */
export function sentMessageIds(inReplyTo: readonly string[], references: readonly string[]): string[] {
  const answered = idsIn(inReplyTo);
  const thread = idsIn(references).toReversed();
  return [...new Set([...answered, ...thread])].slice(0, mostIds);
}

/** Of a long thread only the end is looked up. */
const mostIds = 5;
const sesId =
  /<([0-9a-f]{16}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d{6})@(?:[a-z0-9-]{1,30})\.amazonses\.com>/gi;

function idsIn(texts: readonly string[]): string[] {
  return texts.flatMap(
    (text) => [...text.slice(0, 65_536).matchAll(sesId)].map(([, id = '']) => id.toLowerCase()), // some gateways rewrite case
  );
}
