import { readFileSync } from 'node:fs';
import { defaultCatalog } from '../../../../shared/domain/expertise/default-catalog.ts';
import { type Asked, readExpertise } from '../../../../shared/domain/expertise/read-expertise.ts';

/**
 * Answers written by hand before their author had seen how they are read, every second one set apart: `built-on` may be looked at while the
 * reader and the catalog are mended, `held-apart` only gives figures.
 */
export type AnswerFile = 'built-on' | 'held-apart';

/**
 * One answer and what it means: `words => skill, skill:level, (skill), ?words`. A skill in brackets may be understood or not; words after a
 * question mark name something that no skill of the catalog stands for.
 */
interface WrittenAnswer {
  readonly asked: Asked;
  readonly text: string;
  readonly skills: ReadonlyMap<string, number | undefined>;
  readonly alsoFine: ReadonlySet<string>;
  readonly unknown: readonly string[];
}

/** What is counted over a file of answers. Shares are of 1; `wrong` tells each answer that was not read as meant. */
export interface ReadingScore {
  readonly answers: number;
  /** Of the skills understood, those that were meant. */
  readonly precision: number;
  /** Of the skills meant, those that were understood. */
  readonly recall: number;
  /** Of the skills rightly understood, those with the level that was said, or none where none was. */
  readonly levels: number;
  /** Of the words that name no skill of ours and are not part of one that was understood, those that are asked back. */
  readonly askedBack: number;
  /** Answers in which every skill and no other was understood. */
  readonly whole: number;
  readonly wrong: readonly string[];
}

/** Reads every answer of a file and compares. Throws on a line that is not written as it should, or names a skill the catalog does not have. */
export function scoreReading(file: AnswerFile): ReadingScore {
  const answers = answersOf(file);
  const sum = { right: 0, understood: 0, meant: 0, levels: 0, unknown: 0, asked: 0, whole: 0 };
  const wrong: string[] = [];
  for (const { asked: question, text, skills, alsoFine, unknown } of answers) {
    const read = readExpertise(text, defaultCatalog, question);
    const counted = read.understood.filter(({ skill }) => skills.has(skill) || !alsoFine.has(skill));
    const right = counted.filter(({ skill }) => skills.has(skill));
    const levels = right.filter(({ skill, level }) => skills.get(skill) === level);
    const open = unknown.filter((words) => !read.understood.some((skill) => skill.words.toLowerCase().includes(words)));
    const asked = open.filter((words) => read.unknown.some((back) => back.toLowerCase().includes(words)));
    const whole = right.length === counted.length && right.length === skills.size;
    sum.right += right.length;
    sum.understood += counted.length;
    sum.meant += skills.size;
    sum.levels += levels.length;
    sum.unknown += open.length;
    sum.asked += asked.length;
    if (whole) sum.whole += 1;
    if (!whole || levels.length < right.length || asked.length < open.length) {
      const got = read.understood.map(({ skill, level }) => (level === undefined ? skill : `${skill}:${level}`));
      wrong.push(
        `${text.replaceAll('\n', '\\n')} => ${[...got, ...read.unknown.map((words) => `?${words}`)].join(', ')}`,
      );
    }
  }
  return {
    answers: answers.length,
    precision: sum.right / sum.understood,
    recall: sum.right / sum.meant,
    levels: sum.levels / sum.right,
    askedBack: sum.asked / sum.unknown,
    whole: sum.whole / answers.length,
    wrong,
  };
}

function answersOf(file: AnswerFile): WrittenAnswer[] {
  const lines = readFileSync(new URL(`${file}.txt`, import.meta.url), 'utf8').split('\n');
  let asked: Asked = 'teaches';
  return lines.flatMap((line) => {
    if (line.startsWith('## ')) asked = /^## (?:teaches|gives)/.test(line) ? 'teaches' : 'wants';
    return line === '' || line.startsWith('#') ? [] : [{ asked, ...writtenAnswer(line) }];
  });
}

const known = new Set<string>(defaultCatalog.skills.map(({ id }) => id));

function writtenAnswer(line: string): Omit<WrittenAnswer, 'asked'> {
  const [text, meaning, ...more] = line.split('=>');
  if (text === undefined || meaning === undefined || more.length > 0) throw new Error(`Not an answer: ${line}`);
  const skills = new Map<string, number | undefined>();
  const alsoFine = new Set<string>();
  const unknown: string[] = [];
  for (const part of meaning.split(',').map((each) => each.trim())) {
    const [, bracket, skill = '', level] = /^(\(?)([a-z]+\.[a-z0-9-]+)(?::([1-4]))?\)?$/.exec(part) ?? [];
    if (part.startsWith('?')) unknown.push(part.slice(1).toLowerCase());
    else if (part !== '') {
      if (!known.has(skill)) throw new Error(`No such skill: ${part} in ${line}`);
      if (bracket === '(') alsoFine.add(skill);
      else skills.set(skill, level === undefined ? undefined : Number(level));
    }
  }
  return { text: text.trim().replaceAll('\\n', '\n'), skills, alsoFine, unknown };
}
