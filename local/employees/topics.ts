import { chance, pick, type Random, sample, weighted } from './random.ts';

type Wordings = Readonly<Record<'fr' | 'en', readonly [string, ...string[]]>>;

/** Something one side can teach and the other wants to learn, in the words people use for it. */
interface Topic {
  readonly wanted: number;
  readonly taught: Wordings;
  readonly sought: Wordings;
}

const topics: readonly Topic[] = [
  {
    wanted: 5,
    taught: { fr: ['assistants IA', 'ChatGPT', 'IA générative'], en: ['AI assistants', 'ChatGPT', 'generative AI'] },
    sought: {
      fr: ['IA générative', 'ChatGPT au quotidien', 'assistants IA'],
      en: ['generative AI', 'ChatGPT', 'AI assistants'],
    },
  },
  {
    wanted: 4,
    taught: { fr: ['réseaux sociaux', 'LinkedIn', 'Instagram'], en: ['social media', 'LinkedIn', 'Instagram'] },
    sought: { fr: ['les réseaux sociaux', 'mieux utiliser LinkedIn'], en: ['social media', 'LinkedIn'] },
  },
  {
    wanted: 2,
    taught: { fr: ['vidéo courte', 'montage vidéo', 'podcast'], en: ['short video', 'video editing', 'podcasting'] },
    sought: { fr: ['vidéo courte', 'podcast'], en: ['short video', 'podcasting'] },
  },
  {
    wanted: 3,
    taught: { fr: ['Power BI', 'tableaux de bord', 'SQL'], en: ['Power BI', 'dashboards', 'SQL'] },
    sought: { fr: ['Power BI', 'lire les tableaux de bord'], en: ['Power BI', 'dashboards'] },
  },
  {
    wanted: 2,
    taught: { fr: ['Python', 'automatisation'], en: ['Python', 'automation'] },
    sought: { fr: ['automatisation', 'Python'], en: ['automation', 'Python'] },
  },
  {
    wanted: 3,
    taught: { fr: ['méthodes agiles', 'Teams', 'travail hybride'], en: ['agile methods', 'Teams', 'hybrid work'] },
    sought: { fr: ['travail hybride', 'méthodes agiles'], en: ['hybrid work', 'agile methods'] },
  },
  {
    wanted: 2,
    taught: {
      fr: ['bilan carbone', 'sobriété numérique', 'RSE'],
      en: ['carbon footprint', 'climate', 'circular economy'],
    },
    sought: { fr: ['RSE', 'bilan carbone'], en: ['climate', 'carbon footprint'] },
  },
  {
    wanted: 3,
    taught: {
      fr: ['expérience client', 'attentes des nouveaux clients'],
      en: ['customer experience', 'consumer trends'],
    },
    sought: {
      fr: ['attentes des nouveaux clients', 'expérience client'],
      en: ['customer experience', 'consumer trends'],
    },
  },
];

const levels = { fr: ['expert', 'bon niveau', 'notions'], en: ['expert', 'good level', 'basics'] } as const;

/** What a junior could teach: two to four topics, the surest first, some with a level. */
export function taughtTopics(random: Random, label: string, language: 'fr' | 'en'): string {
  const count = weighted(random, `${label}|count`, [
    [3, 4],
    [2, 3],
    [4, 2],
  ]);
  return drawTopics(random, label, count)
    .map((topic, at) => {
      const words = pick(random, `${label}|words|${String(at)}`, topic.taught[language]);
      const level = chance(random, `${label}|level?|${String(at)}`, 0.6)
        ? pick(random, `${label}|level|${String(at)}`, levels[language])
        : undefined;
      return level === undefined ? words : `${words} (${level})`;
    })
    .join(', ');
}

/** What a leader wants to learn: one to three topics, the most wanted first. */
export function soughtTopics(random: Random, label: string, language: 'fr' | 'en'): string {
  const count = weighted(random, `${label}|count`, [
    [2, 5],
    [1, 3],
    [3, 2],
  ]);
  return drawTopics(random, label, count)
    .map((topic, at) => pick(random, `${label}|words|${String(at)}`, topic.sought[language]))
    .join(', ');
}

/** Wanted topics come up more often, on both sides, so that pairs exist. */
function drawTopics(random: Random, label: string, count: number): Topic[] {
  const tickets = topics.flatMap((topic) => Array.from({ length: topic.wanted }, () => topic));
  return [...new Set(sample(random, `${label}|topic`, tickets, tickets.length))].slice(0, count);
}

const gains = {
  fr: [
    'comprendre la stratégie',
    'élargir mon réseau',
    'voir comment se prennent les décisions',
    'visibilité',
    'prise de parole en public',
  ],
  en: ['understand the strategy', 'a wider network', 'see how decisions are made', 'visibility', 'public speaking'],
} as const;
const gifts = {
  fr: ['stratégie', 'arbitrages', 'réseau', 'négociation', 'gestion de budget', 'prise de décision'],
  en: ['strategy', 'trade-offs', 'network', 'negotiation', 'budget management', 'decision making'],
} as const;

/** What a junior hopes to gain. */
export function hopedGain(random: Random, label: string, language: 'fr' | 'en'): string {
  return sample(random, label, gains[language], chance(random, `${label}|one`, 0.4) ? 1 : 2).join(', ');
}

/** What a leader gives back. */
export function offeredGift(random: Random, label: string, language: 'fr' | 'en'): string {
  return sample(random, label, gifts[language], chance(random, `${label}|two`, 0.5) ? 2 : 3).join(', ');
}
