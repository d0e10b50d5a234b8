import type { Language, Translated } from '../language.ts';
import { RuleCode } from './hard-rules.ts';
import type { Unmatched, UnmatchedReason } from './matching.ts';

type Reasoned = Pick<Unmatched, 'side' | 'reason'>;

/**
 * Why somebody has no partner, as that person may read it: one of the sentences content.md 4.6 allows, the third in a
 * second form for leaders. Vetoes, reporting lines and scores never show: such people are told about demand.
 */
export function unmatchedReasonText({ side, reason }: Reasoned, language: Language): string {
  if (reason.kind === 'no-legal-partner') {
    const { 'no-common-language': languages = 0, 'goals-not-covered': goals = 0 } = reason.counts;
    if (goals > 0 && goals >= languages) return notChosen[side][language];
    if (languages > 0) return noLanguage[language];
  }
  return tooMany[language];
}

const tooMany: Translated = { fr: 'trop de volontaires sur vos sujets', en: 'too many volunteers on your topics' };
const noLanguage: Translated = { fr: 'pas de langue commune', en: 'no common language' };
const notChosen: Record<Unmatched['side'], Translated> = {
  mentor: { fr: 'aucun dirigeant n’a choisi vos sujets', en: 'no leader chose your topics' },
  mentee: { fr: 'aucun mentor n’a proposé vos sujets', en: 'no mentor offered your topics' },
};

/** Why somebody has no partner, for the coordinator: a few words to stand in brackets after the name. */
export function unmatchedNote(reason: UnmatchedReason, language: Language): string {
  switch (reason.kind) {
    case 'no-capacity':
      return { fr: 'n’offre pas de place', en: 'offers no place' }[language];
    case 'set-aside':
      return { fr: 'à votre demande', en: 'at your request' }[language];
    case 'below-floor':
      return { fr: 'meilleure paire sous le seuil', en: 'best pair below the floor' }[language];
    case 'all-taken':
      return { fr: 'sujets déjà servis', en: 'topics already covered' }[language];
    case 'no-legal-partner': {
      const [main] = RuleCode.options
        .filter((code) => (reason.counts[code] ?? 0) > 0)
        .sort((a, b) => (reason.counts[b] ?? 0) - (reason.counts[a] ?? 0));
      return main === undefined
        ? { fr: 'personne en face', en: 'nobody on the other side' }[language]
        : ruleNames[main][language];
    }
  }
}

/** What each rule is about, in one or two words. */
const ruleNames: Record<RuleCode, Translated> = {
  self: { fr: 'la même personne', en: 'the same person' },
  'reporting-line': { fr: 'lien hiérarchique', en: 'reporting line' },
  veto: { fr: 'refus exprimés', en: 'declined people' },
  'past-pair': { fr: 'binômes déjà formés', en: 'pairs seen before' },
  'not-junior': { fr: 'grade', en: 'grade' },
  'no-common-language': { fr: 'langue', en: 'language' },
  'no-common-time': { fr: 'moments', en: 'times' },
  'goals-not-covered': { fr: 'sujets sans partenaire', en: 'topics without a partner' },
  'no-common-format': { fr: 'lieu', en: 'place' },
};

/**
 * What would change it, for the coordinator: one sentence, with the counts per rule where rules stood in the way.
 */
export function whatWouldChange({ side, reason }: Reasoned, language: Language): string {
  const [who, more] = {
    mentor: [
      { fr: 'dirigeants', en: 'leaders' },
      { fr: 'un dirigeant de plus sur ces sujets', en: 'one more leader for these topics' },
    ],
    mentee: [
      { fr: 'mentors', en: 'mentors' },
      { fr: 'un mentor de plus sur ces sujets', en: 'one more mentor for these topics' },
    ],
  }[side] as [Translated, Translated];
  switch (reason.kind) {
    case 'no-capacity':
      return { fr: 'Offrir une place.', en: 'Offering a place.' }[language];
    case 'set-aside':
      return { fr: 'Reprendre votre demande.', en: 'Taking your demand back.' }[language];
    case 'below-floor':
      return {
        fr: `Un seuil de ${points(reason.best)} ou moins : c’est le score de la meilleure paire possible.`,
        en: `A floor of ${points(reason.best)} or less: that is what the best possible pair scores.`,
      }[language];
    case 'all-taken':
      return {
        fr: `${capital(more.fr)}, ou imposer une paire (demandez ce qu’elle coûterait).`,
        en: `${capital(more.en)}, or imposing a pair (ask what it would cost).`,
      }[language];
    case 'no-legal-partner': {
      const inOrder = RuleCode.options
        .filter((code) => (reason.counts[code] ?? 0) > 0)
        .sort((a, b) => (reason.counts[b] ?? 0) - (reason.counts[a] ?? 0));
      const excluded = inOrder.map((code) => `${ruleNames[code][language]} ${String(reason.counts[code] ?? 0)}`);
      const change = inOrder.map((code) => remedies[code]?.[language]).find((remedy) => remedy !== undefined);
      const remedy = capital(change ?? more[language]);
      if (excluded.length === 0) return `${remedy}.`;
      return {
        fr: `${remedy}. ${capital(who.fr)} exclus : ${excluded.join(', ')}.`,
        en: `${remedy}. ${capital(who.en)} excluded: ${excluded.join(', ')}.`,
      }[language];
    }
  }
}

/** What the person could change. Nothing is asked of anybody where a rule protects the other. */
const remedies: Partial<Record<RuleCode, Translated>> = {
  'no-common-time': { fr: 'davantage de demi-journées', en: 'more half-days' },
  'no-common-language': { fr: 'une autre langue acceptée', en: 'another language accepted' },
  'no-common-format': { fr: 'la visio acceptée', en: 'video accepted' },
  'goals-not-covered': { fr: 'd’autres sujets', en: 'other topics' },
};

/** A score as people read it, of 100, rounded so that the floor lets it in. */
function points(score: number): string {
  return String(Math.floor(score / 100));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
