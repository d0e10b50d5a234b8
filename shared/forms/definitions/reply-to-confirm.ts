import type { FormDefinition } from '../form-definition.ts';

/** A reply came in the person's name without proof, or from an address that is not registered (content.md 2.3): a word confirms it. */
export const replyToConfirm: FormDefinition = {
  id: 'CONFIRM',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Une réponse à confirmer', en: 'A reply to confirm' },
  opening: {
    fr: [
      'Bonjour {first},',
      'Une réponse au formulaire « {title} »',
      'nous est parvenue le {received},',
      '{way}.',
      'Nous n’avons rien enregistré : elle ne compte que si vous',
      'nous le dites.',
    ],
    en: [
      'Hello {first},',
      'A reply to the form "{title}"',
      'reached us on {received},',
      '{way}.',
      'We have recorded nothing: it only counts if you say so.',
    ],
  },
  questions: [
    {
      name: 'mine',
      number: 1,
      type: 'yes-no',
      required: true,
      label: { fr: 'Cette réponse est-elle la vôtre ?', en: 'Is that answer yours?' },
      hint: { fr: 'oui ou non', en: 'yes or no' },
    },
  ],
};
