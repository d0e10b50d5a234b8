import type { Translated } from '../domain/language.ts';

/** One line of the charter, for all pairs at once (content.md 6.2). */
export const charterReminder: Translated = {
  fr: 'À mi-parcours, un point de notre charte : nous venons sans écran ouvert sur autre chose.',
  en: 'Halfway, one line of our charter: we come with no screen open on anything else.',
};
