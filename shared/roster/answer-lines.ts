import type { Language } from '../domain/language.ts';
import { type NewCycleLine, newCycleLines } from '../forms/definitions/new-cycle.ts';
import { plainForm } from './plain-form.ts';

const lines = Object.entries(newCycleLines) as [NewCycleLine, (typeof newCycleLines)[NewCycleLine]][]; // the keys are the names
const nameOf = new Map(
  lines.flatMap(([name, { label, question }]) =>
    [label.fr, label.en].map((text) => [`${String(question)} ${plainForm(text)}`, name] as const),
  ),
);

/** The label a coordinator reads in her form, in its language. */
export function labelOf(name: NewCycleLine, language: Language): string {
  return newCycleLines[name].label[language];
}

/** "Invitations : 14/01/2027" by its label, in either language; a line without one of the labels goes on with the line above. */
export function answerLines(answers: Readonly<Record<number, string>>): ReadonlyMap<NewCycleLine, string> {
  const found = new Map<NewCycleLine, string>();
  for (const [question, answer] of Object.entries(answers)) {
    let open: NewCycleLine | undefined;
    for (const written of listed(answer)) {
      const [, label = '', rest = ''] = /^([^:：]{2,40})[:：](.*)$/u.exec(written) ?? [];
      const name = nameOf.get(`${question} ${plainForm(label)}`);
      if (name !== undefined) open = name;
      if (open === undefined) continue;
      const before = name === undefined ? (found.get(open) ?? '') : '';
      found.set(open, `${before} ${name === undefined ? written : rest}`.trim());
    }
  }
  for (const [name, text] of found) if (isBlank(name, text)) found.delete(name);
  return found;
}

/** True for a line that was left as the form shows it; a number shown is an answer. */
function isBlank(name: NewCycleLine, text: string): boolean {
  const { fr, en } = newCycleLines[name].blank;
  return !/\d/.test(text) && [fr, en].some((blank) => plainForm(blank) === plainForm(text));
}

/** What stands on each line of an answer, without a list's dashes; empty lines are left out. */
export function listed(answer: string): string[] {
  return answer
    .split('\n')
    .map((each) => each.replace(/^[\s•*–—-]+/u, '').trim())
    .filter((each) => each !== '');
}

/** The parts of a line between semicolons. */
export function parted(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "fr / en": the same in both languages when there is no slash between spaces. */
export function translatedParts(text: string): { fr: string; en: string } {
  const [fr = '', en = fr] = text.split(/\s\/\s/).map((part) => part.trim());
  return { fr, en };
}
