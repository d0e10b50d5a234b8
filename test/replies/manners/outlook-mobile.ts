import type { Manner } from './manner.ts';
import { outlookWeb } from './outlook-web.ts';

export const outlookMobile: Manner = {
  ...outlookWeb,
  name: 'Outlook on a phone',
  signs: (words) => [
    '',
    words.from === 'De'
      ? 'Télécharger Outlook pour iOS<https://aka.ms/o0ukef>'
      : 'Get Outlook for iOS<https://aka.ms/o0ukef>',
  ],
};
