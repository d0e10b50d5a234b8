import type { Language } from '../domain/language.ts';
import { type FormValues, fillText } from './fill-lines.ts';
import type { FormDefinition } from './form-definition.ts';
import { type FormLine, formLines } from './form-lines.ts';

/** A form ready to be sent: the HTML says the same as the text, line by line, so that a quote of either reads alike. */
export interface WrittenForm {
  subject: string;
  text: string;
  html: string;
}

/** Writes a form. A variable without a value is an error that names the form and the variable. */
export function writeForm(
  definition: FormDefinition,
  language: Language,
  values: FormValues,
  options: { code: string; only?: readonly number[] },
): WrittenForm {
  const missing = (name: string): never => {
    throw new Error(`Form ${definition.id} needs a value for {${name}}`);
  };
  const all = { ...values, code: options.code };
  const lines = formLines(definition, language, all, missing, options.only);
  return {
    subject: fillText(definition.subject[language], all, missing),
    text: `${lines.map((line) => line.text).join('\n')}\n`,
    html: htmlOf(lines, language),
  };
}

function htmlOf(lines: readonly FormLine[], language: Language): string {
  // No colors and no background: the client's own, light or dark, are readable.
  return [
    `<!doctype html>`,
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>`,
    `<body lang="${language}" style="font-family:sans-serif">`,
    ...lines.map(htmlLine),
    `</body></html>`,
    '',
  ].join('\n');
}

function htmlLine({ kind, text }: FormLine): string {
  if (text === '') return '<div><br></div>';
  const indent = text.length - text.trimStart().length;
  const style = indent === 0 ? '' : ` style="margin-left:${String(indent / 2)}em"`;
  const words = escapeHtml(text.trim());
  return `<div${style}>${kind === 'question' ? `<b>${words}</b>` : words}</div>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
