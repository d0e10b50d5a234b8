import type { Language } from '../domain/language.ts';

/** One line of an email; a strong one is bold in HTML and nothing else in text. */
export interface MailLine {
  readonly text: string;
  readonly strong?: boolean;
}

/**
 * HTML that says the same as the text, line by line, so that a quote of either reads alike. No colors and no background: the mail client's
 * own, light or dark, are readable; no tables, which screen readers spell out.
 */
export function htmlOfLines(lines: readonly MailLine[], language: Language): string {
  return [
    `<!doctype html>`,
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>`,
    `<body lang="${language}" style="font-family:sans-serif">`,
    ...lines.map(htmlLine),
    `</body></html>`,
    '',
  ].join('\n');
}

function htmlLine({ text, strong = false }: MailLine): string {
  if (text === '') return '<div><br></div>';
  const indent = text.length - text.trimStart().length;
  const style = indent === 0 ? '' : ` style="margin-left:${String(indent / 2)}em"`;
  const words = escapeHtml(text.trim());
  return `<div${style}>${strong ? `<b>${words}</b>` : words}</div>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
