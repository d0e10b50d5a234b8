import { hasQuote, type Noise } from './noise.ts';

/** What programs between two people do to the bytes. */
export const onTheWay: readonly Noise[] = [
  { name: 'HTML only', suits: ({ manner }) => manner.parts === 'both' || !manner.quotesHtml, htmlOnly: true },
  { name: 'labeled us-ascii', label: 'us-ascii', suits: ({ manner }) => manner.charset === 'utf-8' },
  { name: 'windows-1252 labeled utf-8', label: 'utf-8', suits: ({ manner }) => manner.charset !== 'utf-8' },
  {
    name: 'labeled with a charset that does not exist',
    label: 'x-unknown',
    suits: (plan) => hasQuote(plan) && plan.manner.charset === 'utf-8',
  },
];
