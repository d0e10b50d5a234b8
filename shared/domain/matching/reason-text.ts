import type { Language, Translated } from '../language.ts';
import type { PairReason, SharedStyle } from './explain-pair.ts';

/** Who reads a reason. */
export type Audience = 'mentor' | 'mentee' | 'coordinator';

type Wordings = Record<Language, Record<Audience, string>>;

/** One reason as a short sentence for its reader. */
export function reasonText(reason: PairReason, language: Language, audience: Audience): string {
  return wordings(reason)[language][audience];
}

/** A language's name in another language: "anglais", "English". */
export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
}

function wordings(reason: PairReason): Wordings {
  switch (reason.code) {
    case 'teaches-goal': {
      const { skill, position } = reason;
      return {
        fr: {
          mentee: `Votre mentor peut vous apprendre ${skill.fr}, ${ordinal(position, 'votre', 'fr')}.`,
          mentor: `Vous connaissez ${skill.fr}, ${ordinal(position, 'le', 'fr')} de votre binôme.`,
          coordinator: `Sujet ${position} couvert : ${skill.fr}.`,
        },
        en: {
          mentee: `Your mentor can teach you ${skill.en}, ${ordinal(position, 'your', 'en')}.`,
          mentor: `You know ${skill.en}, ${ordinal(position, "your partner's", 'en')}.`,
          coordinator: `Topic ${position} covered: ${skill.en}.`,
        },
      };
    }
    case 'near-goal': {
      const { skill, goal, position } = reason;
      return {
        fr: {
          mentee: `Votre mentor connaît ${skill.fr}, un sujet voisin du vôtre : ${goal.fr}.`,
          mentor: `Vous connaissez ${skill.fr}, un sujet voisin du sien : ${goal.fr}.`,
          coordinator: `Sujet ${position} approché : ${skill.fr} pour ${goal.fr}.`,
        },
        en: {
          mentee: `Your mentor knows ${skill.en}, a topic close to yours: ${goal.en}.`,
          mentor: `You know ${skill.en}, a topic close to your partner's: ${goal.en}.`,
          coordinator: `Topic ${position} nearly covered: ${skill.en} for ${goal.en}.`,
        },
      };
    }
    case 'gives-back':
      return {
        fr: {
          mentee: `En retour, vous pouvez aider votre mentor sur ${reason.skill.fr}.`,
          mentor: `En retour, votre binôme peut vous aider sur ${reason.skill.fr}.`,
          coordinator: `Apport en retour : ${reason.skill.fr}.`,
        },
        en: {
          mentee: `In return, you can help your mentor with ${reason.skill.en}.`,
          mentor: `In return, your partner can help you with ${reason.skill.en}.`,
          coordinator: `Given in return: ${reason.skill.en}.`,
        },
      };
    case 'same-style': {
      const style = styleNames[reason.style];
      return forAll(`Même façon de travailler : ${style.fr}.`, `Same way of working: ${style.en}.`);
    }
    case 'same-site':
      return forBoth('Vous travaillez sur le même site.', 'You work at the same site.', 'Même site.', 'Same site.');
    case 'other-unit':
      return forBoth(
        'Vous travaillez dans deux entités différentes.',
        'You work in different units.',
        'Entités différentes.',
        'Different units.',
      );
    case 'common-hours': {
      const { hours } = reason;
      const [fr, en] = hours === 1 ? ['heure commune', 'common hour'] : ['heures communes', 'common hours'];
      return forBoth(
        `Vous avez ${hours} ${fr} par semaine.`,
        `You have ${hours} ${en} a week.`,
        `${hours} ${fr} par semaine.`,
        `${hours} ${en} a week.`,
      );
    }
    case 'common-language': {
      const { language } = reason;
      return forAll(
        `Langue commune : ${languageName(language, 'fr')}.`,
        `Common language: ${languageName(language, 'en')}.`,
      );
    }
  }
}

/** The labels of the enrollment forms, inside a sentence. */
const styleNames: Record<SharedStyle, Translated> = {
  straight: { fr: 'droit au but', en: 'straight to the point' },
  relationship: { fr: 'en prenant le temps de se connaître', en: 'taking time to get to know each other' },
  written: { fr: 'préparé par écrit', en: 'prepared in writing' },
  spoken: { fr: 'en parlant, sans préparation', en: 'talking, without preparation' },
  agenda: { fr: 'avec un ordre du jour', en: 'with an agenda' },
  flow: { fr: 'au fil de la conversation', en: 'as the conversation goes' },
};

const ordinals = { fr: ['premier', 'deuxième', 'troisième'], en: ['first', 'second', 'third'] };

/** "votre premier sujet", "your partner's second topic"; beyond the third, the number adds nothing. */
function ordinal(position: number, whose: string, language: Language): string {
  const rank = ordinals[language][position - 1];
  const topic = language === 'fr' ? 'sujet' : 'topic';
  if (rank !== undefined) return `${whose} ${rank} ${topic}`;
  if (language === 'en') return whose === 'your' ? 'one of your topics' : "one of your partner's topics";
  return whose === 'votre' ? 'un de vos sujets' : 'un des sujets';
}

function forAll(fr: string, en: string): Wordings {
  return forBoth(fr, en, fr, en);
}

function forBoth(fr: string, en: string, coordinatorFr: string, coordinatorEn: string): Wordings {
  return {
    fr: { mentor: fr, mentee: fr, coordinator: coordinatorFr },
    en: { mentor: en, mentee: en, coordinator: coordinatorEn },
  };
}
