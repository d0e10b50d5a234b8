import type { Language } from '../domain/language.ts';
import { type FormValues, fillText } from './fill-lines.ts';
import type { FormDefinition } from './form-definition.ts';
import { formLines } from './form-lines.ts';
import { htmlOfLines } from './html-of-lines.ts';

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
  const subject = fillText(definition.subject[language], all, missing);
  return {
    subject,
    text: `${lines.map((line) => line.text).join('\n')}\n`,
    html: htmlOfLines(
      lines.map(({ kind, text }) => ({ text, strong: kind === 'question' })),
      language,
      subject,
    ),
  };
}
