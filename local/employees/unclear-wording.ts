import type { Meaning } from './meaning.ts';
import type { ShownQuestion } from './read-form.ts';

/** What somebody types who has not made up their mind, or did not read the hint; undefined where any words are an answer. */
export function unclearWording(question: ShownQuestion, meaning: Meaning, language: 'fr' | 'en'): string | undefined {
  const french = language === 'fr';
  switch (question.asks) {
    case 'rating':
      return french ? '4,5' : '4.5';
    case 'yes-no':
      return french ? 'oui mais pas à tout le monde' : 'yes but not for everyone';
    case 'letters': {
      const last = question.options.at(-1)?.letter ?? '';
      if (/moments|times/.test(question.label))
        return french ? 'tous les matins sauf mercredi' : 'every morning except Wednesday';
      return french ? `tout sauf ${last}` : `all except ${last}`;
    }
    case 'letter': {
      if ('words' in meaning && /charte|charter/.test(String(meaning.words)))
        return french ? 'Oui avec plaisir mais pas avant mars' : 'Yes gladly but not before March';
      const [one, two] = question.options.map(({ letter }) => letter);
      return one === undefined || two === undefined ? undefined : `${one} ${french ? 'ou' : 'or'} ${two}`;
    }
    case 'text':
      if (/agenda|calendar/.test(question.label)) return french ? 'voir avec Sandrine' : 'ask Sandrine';
      return undefined;
  }
}
