import { between, chance, pick, type Random, sample } from '../../local/employees/random.ts';
import type { ShownQuestion } from '../../local/employees/read-form.ts';
import type { ReceivedForm } from './received-form.ts';

/** What a person means by an answer. */
export type Meant =
  | { readonly letters: readonly string[] }
  | { readonly mark: number }
  | { readonly yes: boolean }
  | { readonly text: string };

/** One answer, and the ways its writer may put it. */
export interface Answer {
  readonly question: ShownQuestion;
  readonly meant: Meant;
  readonly short: string;
  /** The words of an option instead of its letter. */
  readonly words: string;
  /** "B. Non, déplacée", "4/5". */
  readonly both: string;
  /** In a sentence. */
  readonly sentence: string;
}

const texts = {
  fr: [
    'la créa',
    'Python, Excel (notions)',
    'comprendre la stratégie',
    'je ne sais pas',
    'A et B',
    'oui mais pas trop',
    'vidéo courte : 3 formats',
    'Écoute, curiosité, façon de diriger',
    'on se voit le 12 mars à 9:30',
    'les réseaux sociaux ; un peu d’IA',
    'Parler moins, écouter plus. Vraiment.',
    'pas la semaine du 24 mai',
  ],
  en: [
    'short video, basics',
    'understand the strategy',
    'I don’t know yet',
    'Excel (expert) and Python',
    'not the week of 24 May',
    'to listen more: it works',
    'social media; a bit of AI',
  ],
} as const;

/** What a person answers: the required questions and some of the others, from the first on. After a refusal the rest is pointless. */
export function intendAnswers({ shown }: ReceivedForm, random: Random): Answer[] {
  const answers: Answer[] = [];
  const leavesOut = chance(random, 'leaves one out', 0.1) && shown.questions.length > 1;
  const last = leavesOut ? between(random, 'last', 1, shown.questions.length - 1) : shown.questions.length;
  for (const question of shown.questions.slice(0, last)) {
    const label = String(question.number);
    if (question.optional && !chance(random, `${label}|optional`, 0.6)) continue;
    const meant = mean(question, shown.language, random, label);
    answers.push({ question, meant, ...putInWords(question, meant, shown.language, random, label) });
    if ('letters' in meant && isRefusal(question, meant.letters)) break;
  }
  return answers;
}

function isRefusal(question: ShownQuestion, letters: readonly string[]): boolean {
  const label = question.options.find(({ letter }) => letter === letters[0])?.label ?? '';
  return question.number === 1 && /^(?:Non|No|Pas cette fois|Not this time|Aucun|None)\b/.test(label);
}

function mean(question: ShownQuestion, language: 'fr' | 'en', random: Random, label: string): Meant {
  const [first, ...others] = question.options;
  switch (question.asks) {
    case 'letter':
      return { letters: first === undefined ? [] : [pick(random, `${label}|letter`, [first, ...others]).letter] };
    case 'letters': {
      const several = question.options.filter((option) => !isAlone(option.label));
      const count = between(random, `${label}|count`, 1, 3);
      return {
        letters: sample(random, `${label}|letters`, several, count)
          .map(({ letter }) => letter)
          .sort(),
      };
    }
    case 'rating':
      return { mark: between(random, `${label}|mark`, 1, 5) };
    case 'yes-no':
      return { yes: chance(random, `${label}|yes`, 0.6) };
    case 'text':
      if (/agenda|calendar/i.test(question.label))
        return {
          text: pick(random, `${label}|keeper`, [language === 'fr' ? 'moi' : 'me', 'sandrine.petit@corp.example']),
        };
      return { text: pick(random, `${label}|text`, texts[language]) };
  }
}

/** "All of these", "Nothing in particular": nobody gives it beside another. */
function isAlone(label: string): boolean {
  return /^(?:Tous|All|Rien|Nothing|None)\b/.test(label);
}

function putInWords(
  question: ShownQuestion,
  meant: Meant,
  language: 'fr' | 'en',
  random: Random,
  label: string,
): Omit<Answer, 'question' | 'meant'> {
  const french = language === 'fr';
  if ('text' in meant) return { short: meant.text, words: meant.text, both: meant.text, sentence: meant.text };
  if ('mark' in meant) {
    const mark = String(meant.mark);
    const spelled =
      (french ? ['un', 'deux', 'trois', 'quatre', 'cinq'] : ['one', 'two', 'three', 'four', 'five'])[meant.mark - 1] ??
      mark;
    const said = french ? ['je dirais', 'pour moi', 'je mets'] : ['I would say', 'for me', 'I’d say'];
    return {
      short: mark,
      words: pick(random, `${label}|spelled`, [mark, spelled, french ? `${mark} sur 5` : `${mark} out of 5`]),
      both: `${mark}/5`,
      sentence: `${pick(random, `${label}|said`, asPickable(said))} ${mark}`,
    };
  }
  if ('yes' in meant) {
    const word = french ? (meant.yes ? 'oui' : 'non') : meant.yes ? 'yes' : 'no';
    const polite = french ? (meant.yes ? 'oui, bien sûr' : 'non merci') : meant.yes ? 'yes, of course' : 'no, thanks';
    return {
      short: word,
      words: `${word.charAt(0).toUpperCase()}${word.slice(1)}.`,
      both: polite,
      sentence: french ? `pour moi ${word}` : `for me ${word}`,
    };
  }
  const options = question.options.filter(({ letter }) => meant.letters.includes(letter));
  const isLower = chance(random, `${label}|lower`, 0.2);
  const letters = options.map(({ letter }) => (isLower ? letter.toLowerCase() : letter));
  const joined = (parts: readonly string[], tight: boolean): string =>
    parts.join(
      pick(
        random,
        `${label}|joined`,
        tight ? [', ', ' ', '', french ? ' et ' : ' and '] : [', ', french ? ' et ' : ' and '],
      ),
    );
  const said = french
    ? ['je choisis', 'je prends', 'ce sera', 'pour moi']
    : ['I choose', 'it will be', 'for me', 'I’ll take'];
  return {
    short: joined(letters, true),
    words: joined(
      options.map((option) => option.label),
      false,
    ),
    both: joined(
      options.map((option) => `${option.letter}. ${option.label}`),
      false,
    ),
    sentence: `${pick(random, `${label}|said`, asPickable(said))} ${letters.join(french ? ' et ' : ' and ')}`,
  };
}

function asPickable<T>([first, ...others]: readonly T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('There is nothing to pick from');
  return [first, ...others];
}
