import type { Form } from '../domain/form.ts';
import type { FormDefinition, TranslatedLines } from '../forms/form-definition.ts';
import { neutralize } from '../forms/neutralize.ts';

const opening: TranslatedLines = {
  fr: [
    'Bonjour {first}, merci pour votre réponse.',
    '{you wrote}',
    'Nous préférons vous demander plutôt que de deviner :',
  ],
  en: ['Hello {first}, thank you for your reply.', '{you wrote}', 'We would rather ask than guess:'],
};

/** The same form, asking only what is open, in the words of a clarification (content.md 3.4): the person's own words, never "invalid". */
export function clarificationOf(definition: FormDefinition): FormDefinition {
  return { ...definition, subject: { fr: 'Juste une précision', en: 'Just to be sure' }, opening };
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
