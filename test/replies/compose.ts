import { fits, mimeMessage, type TextPart } from '../../local/employees/mime.ts';
import { escapeHtml } from '../../local/employees/quote-body.ts';
import { chance } from '../../local/employees/random.ts';
import type { Answer } from './answers.ts';
import { clientWords } from './client-words.ts';
import type { BodyLine } from './draft.ts';
import type { Manner } from './manners/manner.ts';
import type { Noise, Plan } from './noises/noise.ts';
import { program, writer } from './received-form.ts';

/** The bytes of a reply with these answers, in a client's manner. The same plan gives the same bytes. */
export function composeReply(plan: Plan, answers: readonly Answer[], noise: Noise | undefined): Uint8Array {
  const { manner, received } = plan;
  const written = bodyOf(plan, answers, noise);
  const lines = noise?.change?.(written, plan) ?? written;
  const text = textOf(lines, noise?.mark ?? '>');
  const plain = manner.flowed === true ? flow(text) : text;
  const charset = fits(`${plain.join('')}${received.subject}`, manner.charset) ? manner.charset : 'utf-8';
  const part = (type: string, content: string): TextPart => ({
    type,
    charset,
    encoding: manner.encoding,
    text: content,
  });
  const textPart = part(manner.flowed === true ? 'text/plain; format=flowed' : 'text/plain', plain.join('\n'));
  const htmlPart = part('text/html', htmlOf(lines, manner));
  const parts = noise?.htmlOnly === true ? 'html' : manner.parts;
  const raw = mimeMessage({
    headers: [
      ['From', `${writer.first} ${writer.last} <${writer.address}>`],
      ['To', `Mentorat <${program.address}>`],
      ['Subject', `${received.shown.language === 'fr' ? 'RE : ' : 'Re: '}${received.subject}`],
      ['Date', 'Tue, 02 Mar 2027 14:30:00 +0100'],
      ['Message-ID', '<reply@corp.example>'],
      ['References', `<${program.address}>`],
      ...manner.headers,
    ],
    headerCharset: charset,
    boundary: '=_f00d',
    parts: parts === 'html' ? [htmlPart] : parts === 'text' ? [textPart] : [textPart, htmlPart],
  });
  if (noise?.label === undefined) return raw;
  const labeled = Buffer.from(raw)
    .toString('latin1')
    .replace(/charset=[\w-]+/g, `charset=${noise.label}`);
  return Buffer.from(labeled, 'latin1');
}

function bodyOf(plan: Plan, answers: readonly Answer[], noise: Noise | undefined): BodyLine[] {
  const { manner, style, received, random } = plan;
  const { language } = received.shown;
  const words = clientWords[noise?.clientLanguage?.(plan) ?? language];
  const draft = style.lay(answers, received, random);
  const typed = (lines: readonly string[]): BodyLine[] => lines.map((text) => ({ text, depth: 0, from: 'writer' }));
  const greets = draft.top.length > 0 && chance(random, 'greets', 0.4);
  const greeting = greets ? [language === 'fr' ? 'Bonjour,' : 'Hello,', ''] : [];
  const signature = manner.signs(clientWords[language], writer.name);
  const above = typed([...greeting, ...draft.top, ...(draft.below === undefined ? signature : [])]);
  if (manner.quote === 'none' || draft.quoted === undefined) return above;
  const depth = manner.quote === 'unmarked' ? 0 : 1;
  const intro = manner
    .intro(words, received.subject)
    .map((text): BodyLine => ({ text, depth: manner.quote === 'introduction marked too' ? 1 : 0, from: 'client' }));
  const quoted = draft.quoted.map((line): BodyLine => {
    const bare = manner.quotesHtml ? line.text.trim() : line.text;
    const text = manner.stars === true ? bare.replace(/^(\[\d{1,2}\] .*)$/, '*$1*') : bare;
    return line.typed ? { text: line.text, depth: 0, from: 'writer' } : { text, depth, from: 'form' };
  });
  const below = draft.below === undefined ? [] : typed(['', ...draft.below, ...signature]);
  const gap: BodyLine = { text: '', depth: 0, from: 'client' };
  return [...above, gap, ...intro, ...quoted, ...below];
}

function textOf(lines: readonly BodyLine[], mark: string): string[] {
  return lines.map(({ text, depth }) => (depth === 0 ? text : `${mark.repeat(depth)}${text === '' ? '' : ` ${text}`}`));
}

/** Folds text as RFC 3676 says: a line that goes on ends with a space. */
function flow(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const [, marks = '', content = ''] = /^(>*) ?(.*)$/s.exec(line) ?? [];
    const lead = marks === '' ? '' : `${marks} `;
    if (line === '-- ') return [line];
    const whole = (marks === '' ? line : content).trimEnd();
    const parts = folded(whole, 72 - lead.length);
    return parts.map((part) =>
      marks === '' && /^(?: |>|From )/.test(part) ? ` ${part}` : part === '' ? marks : lead + part,
    );
  });
}

function folded(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const space = text.lastIndexOf(' ', width);
  if (space <= text.search(/\S/)) return [text];
  return [text.slice(0, space + 1), ...folded(text.slice(space + 1), width)];
}

function htmlOf(lines: readonly BodyLine[], manner: Manner): string {
  const { html } = manner;
  const out: string[] = [
    '<html><head><meta http-equiv="Content-Type" content="text/html"><style>p{margin:0}</style></head><body>',
  ];
  let depth = 0;
  const goTo = (wanted: number): void => {
    for (; depth < wanted; depth += 1) out.push(html.quoteOpen);
    for (; depth > wanted; depth -= 1) out.push(html.quoteClose);
  };
  for (const [at, line] of lines.entries()) {
    const isIntro = line.from === 'client' && manner.quote !== 'none' && line.text !== '';
    if (isIntro && lines[at - 1]?.from === 'client' && lines[at - 1]?.text !== '') continue;
    goTo(line.depth);
    if (isIntro) {
      const end = lines.findIndex((other, later) => later > at && (other.from !== 'client' || other.text === ''));
      out.push(html.intro(lines.slice(at, end < 0 ? undefined : end).map(({ text }) => escapeHtml(text))));
      continue;
    }
    const indent = line.text.length - line.text.trimStart().length;
    const words = escapeHtml(line.text.trim()).replaceAll('\u00a0', '&nbsp;');
    const isForm = line.from === 'form' && words !== '';
    const bold = isForm && /^\[\d/.test(words) ? `<b>${words}</b>` : words;
    out.push(isForm ? `<div style="margin-left:${String(indent / 2)}em">${bold}</div>` : html.line(words));
  }
  goTo(0);
  return [...out, '</body></html>']
    .join('\n')
    .replace(/[^\0-\xff]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
