import type { Language } from '../domain/language.ts';
import { paragraphs, paragraphText } from './paragraphs.ts';

/** One line of an email; a strong one is bold in HTML and nothing else in text. */
export interface MailLine {
  readonly text: string;
  readonly strong?: boolean;
}

/**
 * HTML that says the same as the text, paragraph by paragraph; a quote of either reads alike (`sentLines`). No colors and no background: the mail client's
 * own, light or dark, are readable; no tables, which screen readers spell out; no width, so that a phone breaks lines as it likes. `title` is
 * what a screen reader says first.
 */
export function htmlOfLines(lines: readonly MailLine[], language: Language, title: string): string {
  return [
    `<!doctype html>`,
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
      `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">` +
      `<style>:root{color-scheme:light dark}</style><title>${escapeHtml(typeset(title, language))}</title></head>`,
    `<body lang="${language}" style="font-family:sans-serif;line-height:1.4;overflow-wrap:anywhere">`,
    ...paragraphs(lines).map((each) => htmlLine({ ...each[0], text: paragraphText(each) }, language)),
    `</body></html>`,
    '',
  ].join('\n');
}

function htmlLine({ text, strong = false }: MailLine, language: Language): string {
  if (text === '') return '<div><br></div>';
  const indent = text.length - text.trimStart().length;
  const style = indent === 0 ? '' : ` style="margin-left:${String(indent / 2)}em"`;
  const words = escapeHtml(typeset(text.trim(), language));
  return `<div${style}>${strong ? `<b>${words}</b>` : words}</div>`;
}

/** How lines begin by which a reply is read: they stay as in the text, whatever a client makes of other spaces. */
const anchor = /^(?:Réponse \d+ :|Code du formulaire :)/;

/** French as it is set: no line breaks before `: ; ! ? »`, before the h of an hour, nor after `«`. The text part keeps plain spaces. */
function typeset(text: string, language: Language): string {
  if (language !== 'fr' || anchor.test(text)) return text;
  return text
    .replace(/ (?=[:;!?»](?:[^\p{L}\d]|$))/gu, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/(?<=\d) (?=h(?!\p{L}))/gu, '\u00a0');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
