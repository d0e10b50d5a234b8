import { isDecision } from '../domain/admission.ts';
import { dayText, monthText } from '../domain/date-text.ts';
import type { Form } from '../domain/form.ts';
import type { Translated } from '../domain/language.ts';
import type { LocalDate } from '../domain/working-calendar.ts';
import type { FormDefinition, Question, TranslatedLines } from '../forms/form-definition.ts';
import { neutralize } from '../forms/neutralize.ts';
import { offersWayOut, wayOutOnce, withWayOut } from '../forms/way-out.ts';

const opening: TranslatedLines = {
  fr: [
    'Bonjour {first}, merci pour votre réponse.',
    '{you wrote}',
    'Nous préférons vous demander plutôt que de deviner :',
  ],
  en: ['Hello {first}, thank you for your reply.', '{you wrote}', 'We would rather ask than guess:'],
};

/** Below questions that no letter answers: the way out is a word. */
const ratherTalk: TranslatedLines = {
  fr: ['Vous préférez en parler ? Répondez APPELEZ-MOI.', '{end}'],
  en: ['Would you rather talk? Reply CALL ME.', '{end}'],
};

/** What a form offers once a reply to it was not understood, beside its own questions. */
export interface Offered {
  /** Whom the roster names as the assistant of who answers. */
  readonly assistant: string | undefined;
}

/**
 * A form as its person holds it after a clarification (content.md 3.4): a way out, and the meaning that their words most likely had. Coordinators are
 * offered no call by themselves.
 */
export function afterClarification(definition: FormDefinition, form: Form, offered: Offered): FormDefinition {
  if (form.clarifications === 0 || isDecision(form.kind)) return definition;
  const questions = definition.questions.map((each) => withCondition(withAssistant(each, offered), form.startsOn));
  return withWayOut({ ...definition, questions });
}

/** The same form, asking only what is open, in the words of a clarification (content.md 3.4): the person's own words, never "invalid". */
export function clarificationOf(definition: FormDefinition, form: Pick<Form, 'kind' | 'open'>): FormDefinition {
  const shown = wayOutOnce(definition, form.open);
  const { closing, ...rest } = { ...shown, subject: { fr: 'Juste une précision', en: 'Just to be sure' }, opening };
  if (isDecision(form.kind)) return closing === undefined ? rest : { ...rest, closing };
  return shown.questions.some(offersWayOut) ? rest : { ...rest, closing: ratherTalk };
}

/** The form to read replies with: people quote the email they answer, the first one or the clarification. */
export function quotableForm(
  definition: FormDefinition,
  { clarifications }: Pick<Form, 'clarifications'>,
): FormDefinition {
  if (clarifications === 0) return definition;
  const { opening: first, closing = { fr: ['{end}'], en: ['{end}'] } } = definition;
  return {
    ...definition,
    opening: { fr: [...opening.fr, ...first.fr], en: [...opening.en, ...first.en] },
    closing: { fr: [...ratherTalk.fr, ...closing.fr], en: [...ratherTalk.en, ...closing.en] },
  };
}

/** "Voir avec Sandrine" names nobody's address: the one the roster knows is proposed, and a yes is enough. */
function withAssistant(question: Question, { assistant }: Offered): Question {
  if (assistant === undefined || !('reads' in question) || question.reads !== 'calendar-keeper') return question;
  return {
    ...question,
    proposed: assistant,
    help: {
      fr: [`Est-ce ${assistant} ? Répondez oui,`, 'ou donnez l’adresse d’une autre personne, ou « moi ».'],
      en: [`Is it ${assistant}? Reply yes,`, 'or give somebody else\'s address, or "me".'],
    },
  };
}

/** "Yes, but not before March" is a yes with a date: the letter of the yes carries it. */
function withCondition(question: Question, startsOn: LocalDate | undefined): Question {
  if (startsOn === undefined || !('options' in question)) return question;
  return {
    ...question,
    options: question.options.map((option) =>
      option.value === 'yes'
        ? {
            ...option,
            label: yesFrom(startsOn),
            words: {
              fr: [...(option.words?.fr ?? []), option.label.fr],
              en: [...(option.words?.en ?? []), option.label.en],
            },
          }
        : option,
    ),
  };
}

function yesFrom(startsOn: LocalDate): Translated {
  const isMonth = startsOn.endsWith('-01');
  return {
    fr: `Oui, j’accepte la charte et je commence ${isMonth ? 'en' : 'le'} ${isMonth ? monthText(startsOn, 'fr') : dayText(startsOn, 'fr')}`,
    en: `Yes, I accept the charter and I start ${isMonth ? 'in' : 'on'} ${isMonth ? monthText(startsOn, 'en') : dayText(startsOn, 'en')}`,
  };
}

/** What somebody wrote where it was not understood, cut short and with nothing left that could be read as an answer. */
export function unclearWords({ unclear }: Pick<Form, 'unclear'>): string[] {
  return unclear
    .map((each) => neutralize(each.words.replace(/\s+/g, ' ').trim()).slice(0, 200))
    .filter((each) => each !== '')
    .slice(0, 3);
}

/** The person's own words where they were not understood, for that person only; nothing when there were none. */
export function quotedWords(form: Form): string {
  const words = unclearWords(form);
  if (words.length === 0) return '';
  return form.language === 'fr'
    ? `Vous avez écrit : ${words.map((each) => `« ${each} »`).join(', ')}.`
    : `You wrote: ${words.map((each) => `"${each}"`).join(', ')}.`;
}
