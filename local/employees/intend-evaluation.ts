import { letterOf, lettersOf, someDate } from './choose.ts';
import type { Meaning, Meanings } from './meaning.ts';
import type { Occasion } from './occasion.ts';
import { between, chance, sample, weighted } from './random.ts';
import type { ShownQuestion } from './read-form.ts';

/** What somebody answers to the forms around the sessions (start, end, later, waiting), and to a form nobody told them about. */
export function intendEvaluation(occasion: Occasion): Meanings {
  const meant = occasion.shown.questions.flatMap((question) => {
    const meaning = intendOne(occasion, question);
    return meaning === undefined ? [] : [[question.number, meaning] as const];
  });
  return Object.fromEntries(meant);
}

function intendOne(occasion: Occasion, question: ShownQuestion): Meaning | undefined {
  const { form, random, shown } = occasion;
  const label = `${occasion.label}|${String(question.number)}`;
  switch (question.asks) {
    case 'rating':
      return { rating: between(random, label, ...marksOf(occasion, question)) };
    case 'yes-no':
      return { yes: form === 'OTHER' || form === 'CONFIRM' ? false : chance(random, label, 0.85) };
    case 'letters':
      return severalLetters(occasion, question);
    case 'letter':
      return oneLetter(occasion, question);
    case 'text':
      return question.optional
        ? undefined
        : { text: shown.language === 'fr' ? 'rien à signaler' : 'nothing to report' };
  }
}

/** Marks rise over the cycle; "the same, looking back" stays low. */
function marksOf({ form }: Occasion, { label }: ShownQuestion): [number, number] {
  if (/^(?:le même|the same)/i.test(label)) return [1, 3];
  return form === 'STA-M' || form === 'STA-S' ? [2, 4] : [3, 5];
}

/** At the start the first option is "nothing in particular", at the end the last is "none of these"; both stand alone. */
function severalLetters({ form, random, label }: Occasion, question: ShownQuestion): Meaning {
  const letters = question.options.map((option) => option.letter);
  const isStart = form === 'STA-M' || form === 'STA-S';
  if (isStart && chance(random, `${label}|calm`, 0.35)) return lettersOf(question, letters.slice(0, 1));
  const some = isStart ? letters.slice(1, -1) : letters.slice(0, -1);
  return lettersOf(
    question,
    sample(random, `${label}|several`, some, between(random, `${label}|count`, 1, isStart ? 2 : 3)),
  );
}

function oneLetter({ form, random, label }: Occasion, question: ShownQuestion): Meaning {
  if (form === 'STA-M' || form === 'STA-S') return someDate(random, `${label}|date`, question);
  if (form === 'CLO-M' || form === 'CLO-S')
    return letterOf(
      question,
      weighted(random, `${label}|style`, [
        ['B', 45],
        ['A', 35],
        ['C', 12],
        ['E', 6],
        ['D', 2],
      ]),
    );
  if (form === 'ENDED') return letterOf(question, chance(random, `${label}|again`, 0.6) ? 'A' : 'B');
  if (form === 'FUP')
    return letterOf(
      question,
      weighted(random, `${label}|next`, [
        ['A', 4],
        ['C', 4],
        ['B', 2],
        ['D', 1],
      ]),
    );
  return letterOf(question, 'A');
}
