import { neutralize } from './neutralize.ts';
import { wrapLine } from './wrap-line.ts';

/** Values of a form's variables, by the names between the braces. An empty value drops its sentence, or its line when the line is one sentence. */
export type FormValues = Readonly<Record<string, string>>;

const variable = /\{([^{}]+)\}/g;

/** Lines with their variables filled in, wrapped, and free of anything a reader could take for an anchor. `missing` decides about a variable without a value. */
export function fillLines(lines: readonly string[], values: FormValues, missing: (name: string) => string): string[] {
  const filled: string[] = [];
  for (const line of lines) {
    const kept = withoutEmptySentences(line, values);
    if (kept === '' && line !== '') continue;
    const text = kept.replace(variable, (_, name: string) => cleanValue(values[name] ?? missing(name)));
    for (const part of text.split('\n')) filled.push(...wrapLine(part.trimEnd()));
  }
  return withoutLeadingDigits(filled).filter((line, at, all) => line !== '' || (at > 0 && all[at - 1] !== ''));
}

/** One text with its variables filled in, on one line: a subject, a label. */
export function fillText(text: string, values: FormValues, missing: (name: string) => string): string {
  return withoutEmptySentences(text, values)
    .replace(variable, (_, name: string) => cleanValue(values[name] ?? missing(name)))
    .replace(/\s+/g, ' ')
    .trim();
}

function cleanValue(value: string): string {
  // Control and direction characters could hide text from the person who reads the form.
  const visible = value.replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, (each) =>
    each === '\n' ? each : ' ',
  );
  return neutralize(visible).trim();
}

function withoutEmptySentences(line: string, values: FormValues): string {
  let kept = line;
  for (const [braced, name] of line.matchAll(variable)) {
    if (name === undefined || values[name]?.trim() !== '' || !kept.includes(braced)) continue;
    const at = kept.indexOf(braced);
    const before = [...kept.slice(0, at).matchAll(/[.!?](?= )/g)].at(-1);
    const start = before === undefined ? 0 : before.index + 1;
    const after = /[.!?](?= |$)/.exec(kept.slice(at + braced.length));
    const end = after === null ? kept.length : at + braced.length + after.index + 1;
    kept = (kept.slice(0, start) + kept.slice(end)).trimEnd();
    if (start === 0) kept = kept.trimStart();
  }
  return kept;
}

/** A value may begin a line with a number, which could be read as an answer when quoted without marks: it joins the line above, or is put in parentheses. */
function withoutLeadingDigits(lines: readonly string[]): string[] {
  const safe: string[] = [];
  for (const line of lines) {
    const number = /^([\s\-–—•*]*)(\d+)/u.exec(line);
    const above = safe.at(-1);
    if (number === null) safe.push(line);
    else if (above !== undefined && above !== '' && number[1] === '') {
      safe.pop();
      safe.push(...wrapLine(`${above} ${line}`));
    } else safe.push(...wrapLine(line.replace(number[0], `${number[1] ?? ''}(${number[2] ?? ''})`)));
  }
  return safe;
}
