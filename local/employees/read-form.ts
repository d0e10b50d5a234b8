/** One lettered answer as it stands in the email. */
export interface ShownOption {
  readonly letter: string;
  readonly label: string;
}

/** What a question asks for, as a reader understands it. */
export type Asks = 'letter' | 'letters' | 'rating' | 'yes-no' | 'text';

/** A question as a person reads it. */
export interface ShownQuestion {
  readonly number: number;
  readonly label: string;
  readonly asks: Asks;
  readonly optional: boolean;
  readonly options: readonly ShownOption[];
}

/** A form as a person reads it. */
export interface ShownForm {
  readonly language: 'fr' | 'en';
  readonly questions: readonly ShownQuestion[];
  /** In the last line; undefined when the email has none. */
  readonly code: string | undefined;
}

const questionStart = /^\[(\d{1,2})\] (.+)$/;
const answerLine = /^(Réponse|Answer) (\d{1,2}) ?:$/;
const codeLine = /^(?:Code du formulaire|Form code) ?: (\S+)$/m;

/** Reads the questions of an email's text, from "[1] …" to its answer line; undefined when it asks nothing. */
export function readForm(text: string): ShownForm | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  const questions: ShownQuestion[] = [];
  let block: string[] | undefined;
  let language: 'fr' | 'en' = 'fr';
  for (const line of lines) {
    const answer = answerLine.exec(line);
    if (questionStart.test(line)) block = [line];
    else if (answer !== null && block !== undefined) {
      language = answer[1] === 'Answer' ? 'en' : 'fr';
      questions.push(readQuestion(block));
      block = undefined;
    } else block?.push(line);
  }
  return questions.length === 0 ? undefined : { language, questions, code: codeLine.exec(text)?.[1] };
}

function readQuestion([first = '', ...others]: readonly string[]): ShownQuestion {
  const head = questionStart.exec(first);
  const broken = others.findIndex((line) => line.startsWith('    ') || line === '');
  const labelLines = broken < 0 ? others : others.slice(0, broken);
  const [, label = '', hint = ''] = /^(.*?)(?: \(([^()]*)\))?$/.exec([head?.[2] ?? '', ...labelLines].join(' ')) ?? [];
  const options: ShownOption[] = [];
  for (const line of others.slice(labelLines.length)) {
    const option = /^ {4}([A-Z])\. (.+)$/.exec(line);
    const last = options.at(-1);
    if (option !== null) options.push({ letter: option[1] ?? '', label: option[2] ?? '' });
    else if (/^ {7}\S/.test(line) && last !== undefined)
      options[options.length - 1] = { ...last, label: `${last.label} ${line.trim()}` };
  }
  return {
    number: Number(head?.[1]),
    label,
    asks: asks(hint, options.length > 0),
    optional: /facultatif|optional/.test(hint),
    options,
  };
}

function asks(hint: string, lettered: boolean): Asks {
  if (lettered) return /plusieurs|more/.test(hint) ? 'letters' : 'letter';
  if (/(?:de|from) 1 .*(?:à|to) 5|(?:de|from) 1 (?:à|to) 5/.test(hint)) return 'rating';
  return /oui ou non|yes or no/.test(hint) ? 'yes-no' : 'text';
}
