import { pick } from '../../../local/employees/random.ts';
import { clientWords } from '../client-words.ts';
import type { BodyLine } from '../draft.ts';
import { hasQuote, isMarked, type Noise } from './noise.ts';

const gateway = (text: string, depth = 0): BodyLine => ({ text, depth, from: 'gateway' });

const banners: [string, ...string[]] = [
  '[EXTERNAL] Courriel externe : ne cliquez sur aucun lien.',
  'CAUTION: This email originated from outside of the organization.',
  'ATTENTION : ce message provient d’un expéditeur externe.',
  '*** EXTERNAL EMAIL ***',
];
const disclaimers: [string[], ...string[][]] = [
  [
    'Ce message et ses pièces jointes sont confidentiels. Si vous n’en êtes pas le',
    'destinataire, merci de le détruire. A. Toute diffusion est interdite.',
  ],
  [
    'This e-mail and any attachments are confidential and may be privileged.',
    'If you are not the intended recipient, please delete it. No. 1: do not print.',
  ],
  ['_______________________', 'Pensez à l’environnement avant d’imprimer ce message.'],
  ['Garanti sans virus. www.avast.com'],
];

/** What is put around a reply: above it, below it, and the thread it continues. */
export const around: readonly Noise[] = [
  {
    name: 'a gateway’s banner on top',
    change: (lines, { random }) => [gateway(pick(random, 'banner', banners)), gateway(''), ...lines],
  },
  {
    name: 'a gateway’s banner in the quote',
    suits: hasQuote,
    change: (lines, { random }) => {
      const at = lines.findIndex(({ from }) => from === 'form');
      const depth = lines[at]?.depth ?? 0;
      return [
        ...lines.slice(0, at),
        gateway(pick(random, 'banner', banners), depth),
        gateway('', depth),
        ...lines.slice(at),
      ];
    },
  },
  {
    name: 'a disclaimer at the very end',
    change: (lines, { random }) => [
      ...lines,
      gateway(''),
      ...pick(random, 'disclaimer', disclaimers).map((text) => gateway(text)),
    ],
  },
  {
    name: 'an older thread below, answered otherwise',
    suits: (plan) => hasQuote(plan) && !['a quote cut down', 'below the quote'].includes(plan.style.name),
    change: (lines, plan) => {
      const depth = isMarked(plan) ? 2 : 0;
      const older = (text: string): BodyLine => ({ text, depth, from: 'form' });
      const { manner, received } = plan;
      const words = clientWords[received.shown.language];
      const answers = received.shown.questions.map(({ number, asks }) => `${String(number)}: ${otherwise(asks)}`);
      const filled = received.text.replace(/^((?:Réponse|Answer) (\d{1,2}) ?:)$/gm, (line, _, number: string) => {
        const asks = received.shown.questions.find((question) => String(question.number) === number)?.asks ?? 'text';
        return `${line} ${otherwise(asks)}`;
      });
      return [
        ...lines,
        ...['', ...manner.intro(words, received.subject), ...answers, '', ...filled.trimEnd().split('\n')].map(older),
      ];
    },
  },
  {
    name: 'a friendly last word',
    suits: ({ style }) => style.name !== 'below the quote',
    change: (lines, { random, received }) => {
      const typed = lines.findLastIndex(({ from, depth, text }) => from === 'writer' && depth === 0 && text !== '');
      if (typed < 0) return [...lines];
      const words: [string, ...string[]] =
        received.shown.language === 'fr' ? ['Merci !', 'Merci beaucoup'] : ['Thanks!', 'Many thanks'];
      const line: BodyLine = { text: pick(random, 'last word', words), depth: 0, from: 'writer' };
      return [...lines.slice(0, typed + 1), line, ...lines.slice(typed + 1)];
    },
  },
  {
    name: 'a client in another language',
    suits: hasQuote,
    clientLanguage: ({ random, received }) =>
      pick(random, 'client language', [
        received.shown.language === 'fr' ? 'en' : 'fr',
        ...(['de', 'es', 'it', 'nl', 'pt'] as const),
      ]),
  },
];

function otherwise(asks: string): string {
  return asks === 'rating' ? '1' : asks === 'yes-no' ? 'non' : asks === 'text' ? 'une tout autre réponse' : 'C';
}
