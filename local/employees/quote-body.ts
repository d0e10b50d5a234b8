import type { QuotedLine } from './reply-styles.ts';

/** A quoted email as text: with ">" before each of its lines, or plain. What was typed between them has no mark. */
export function quotedText(lines: readonly QuotedLine[], isMarked: boolean): string[] {
  return lines.map(({ text, typed }) => (typed || !isMarked ? text : text === '' ? '>' : `> ${text}`));
}

/** The same as HTML: a block quote that breaks off where something was typed, or plain lines. */
export function quotedHtml(lines: readonly QuotedLine[], isMarked: boolean, attributes: string): string {
  if (!isMarked) return lines.map(({ text }) => htmlLine(text)).join('\n');
  const open = `<blockquote${attributes}>`;
  const inside = lines.map(({ text, typed }) => (typed ? `</blockquote>\n${htmlLine(text)}\n${open}` : htmlLine(text)));
  return [open, ...inside, '</blockquote>'].join('\n');
}

/** One line of HTML, indented as it was. */
export function htmlLine(text: string): string {
  if (text === '') return '<div><br></div>';
  const indent = text.length - text.trimStart().length;
  return `<div${indent === 0 ? '' : ` style="margin-left:${String(indent / 2)}em"`}>${escapeHtml(text.trim())}</div>`;
}

/** Text that HTML shows as it is. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Folds text as format=flowed does (RFC 3676): a line that goes on ends with a space, and lines that would be misread are stuffed. */
export function flow(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const mark = /^>(?= |$)/.test(line) ? '> ' : '';
    const content = mark === '' ? line : line.slice(2);
    if (content === '' || line === '-- ') return [line];
    const stuffed = (part: string) => (mark === '' && /^(?: |>|From )/.test(part) ? ` ${part}` : part);
    return soft(content.trimEnd(), 72 - mark.length).map((part) => mark + stuffed(part));
  });
}

function soft(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const space = text.lastIndexOf(' ', width);
  if (space <= text.search(/\S/)) return [text];
  return [text.slice(0, space + 1), ...soft(text.slice(space + 1), width)];
}
