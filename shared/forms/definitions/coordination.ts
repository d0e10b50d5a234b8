import type { FormDefinition, TranslatedLines } from '../form-definition.ts';

/** A new cycle, checked and not yet started: only a coordinator's yes starts it. */
export const startCycle: FormDefinition = {
  id: 'START',
  version: 1,
  confidential: true,
  delegate: false,
  subject: {
    fr: 'Cycle « {program} » : à confirmer avant l’envoi',
    en: 'Cycle “{program}”: please confirm before it starts',
  },
  opening: { fr: ['Bonjour {first},', '', '{summary}'], en: ['Hello {first},', '', '{summary}'] },
  questions: [
    {
      name: 'start',
      number: 1,
      type: 'yes-no',
      required: true,
      label: { fr: 'Démarrer ce cycle ?', en: 'Start this cycle?' },
      hint: { fr: 'oui ou non', en: 'yes or no' },
    },
  ],
};

/** The first words of a proposal: figures, what is new, the weakest pairs, who is left, what was checked (content.md 6.1). */
function proposedPairs(news: readonly string[]): TranslatedLines {
  return {
    fr: [
      'Bonjour {first},',
      '',
      '{summary}',
      '',
      ...news,
      'À REGARDER D’ABORD',
      '{look first}',
      '',
      'SANS BINÔME',
      '{without}',
      '',
      'CONTRÔLES : {checks}',
      'Toutes les paires et leurs raisons sont en pièce jointe.',
      'Elle ne se transfère pas.',
    ],
    en: [
      'Hello {first},',
      '',
      '{summary}',
      '',
      ...news,
      'LOOK AT THESE FIRST',
      '{look first}',
      '',
      'WITHOUT A PARTNER',
      '{without}',
      '',
      'CHECKS: {checks}',
      'All pairs and their reasons are attached. Please do not',
      'forward.',
    ],
  };
}

/** The computed pairs, for a coordinator to decide on (content.md 6.1). */
export const matchingApproval: FormDefinition = {
  id: 'MAT',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: '{pairs} à approuver avant le {deadline}', en: '{pairs} to approve by {deadline}' },
  opening: proposedPairs([]),
  questions: [
    {
      name: 'decision',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Votre décision', en: 'Your decision' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        {
          letter: 'A',
          value: 'approve',
          label: { fr: 'J’approuve {the pairs}', en: 'I approve {the pairs}' },
          words: { fr: ['approuver', 'j’approuve', 'approuvé'], en: ['approve', 'approved', 'I approve'] },
        },
        {
          letter: 'B',
          value: 'cancel',
          label: { fr: 'J’annule ce cycle', en: 'I cancel this cycle' },
          words: { fr: ['annuler', 'j’annule'], en: ['cancel', 'I cancel'] },
        },
        { letter: 'C', value: 'wait', label: { fr: 'Rien pour l’instant', en: 'Nothing for now' } },
      ],
    },
  ],
  closing: {
    fr: [
      'Ensuite les mentors sont consultés, puis les dirigeants.',
      'Sans réponse {deadline} : {other coordinator} reçoit ceci.',
      '{end}',
    ],
    en: [
      'Then the mentors are asked, then the leaders.',
      'No answer by {deadline}: {other coordinator} receives this.',
      '{end}',
    ],
  },
};

/** The computed pairs, for a coordinator to decide on or to change (content.md 6.1). Its lines are read by `readDecision`. */
export const matchingReview: FormDefinition = {
  id: 'MAT',
  version: 2,
  confidential: true,
  delegate: false,
  subject: { fr: '{pairs} à approuver avant le {deadline}', en: '{pairs} to approve by {deadline}' },
  opening: proposedPairs(['{changes since}', '', '{demands}', '']),
  questions: [
    {
      name: 'decision',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Votre décision', en: 'Your decision' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        {
          letter: 'A',
          value: 'approve',
          label: { fr: 'J’approuve {the pairs}', en: 'I approve {the pairs}' },
          words: { fr: ['approuver', 'j’approuve', 'approuvé'], en: ['approve', 'approved', 'I approve'] },
        },
        {
          letter: 'B',
          value: 'revise',
          label: {
            fr: 'Recalculer avec les changements du point 2',
            en: 'Compute again with the changes of point 2',
          },
          words: { fr: ['recalculer'], en: ['compute again'] },
        },
        { letter: 'C', value: 'wait', label: { fr: 'Rien pour l’instant', en: 'Nothing for now' } },
      ],
    },
    {
      name: 'changes',
      number: 2,
      type: 'long-text',
      reads: 'lines',
      required: false,
      label: { fr: 'Changements, un par ligne', en: 'Changes, one per line' },
      hint: { fr: 'facultatif', en: 'optional' },
      help: {
        fr: [
          'GARDER + paire ; PAS + paire ; RETIRER + adresse',
          'ENSEMBLE + adresse du mentor + adresse du dirigeant',
          'PRIX + paire (ce que coûterait de l’imposer)',
          'RÉGLAGE + personne sacrifié, équilibré ou total',
          'SEUIL + note de 0 à 100 ; LIBRE + paire ou D1 (reprend)',
        ],
        en: [
          'KEEP + pair; NOT + pair; OUT + address',
          'TOGETHER + mentor’s address + leader’s address',
          'COST + pair (what forcing it would cost)',
          'PRESET + nobody sacrificed, balanced or total',
          'FLOOR + score of 0 to 100; FREE + pair or D1 (undoes)',
        ],
      },
    },
  ],
  closing: {
    fr: [
      'Ensuite les mentors sont consultés, puis les dirigeants.',
      '{cancel}',
      'Sans réponse {deadline} : {other coordinator} reçoit ceci.',
      '{end}',
    ],
    en: [
      'Then the mentors are asked, then the leaders.',
      '{cancel}',
      'No answer by {deadline}: {other coordinator} receives this.',
      '{end}',
    ],
  },
};

/** Another coordinator approved: until it takes effect, one word stops it (content.md 6.1). */
export const objection: FormDefinition = {
  id: 'OBJ',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: '{pairs approved} par {approver}', en: '{pairs approved} by {approver}' },
  opening: {
    fr: ['Bonjour {first},', '', '{approved}'],
    en: ['Hello {first},', '', '{approved}'],
  },
  questions: [
    {
      name: 'decision',
      number: 1,
      type: 'choice',
      required: false,
      label: { fr: 'Tout arrêter avant', en: 'Stop everything before then' },
      hint: { fr: 'un mot, facultatif', en: 'one word, optional' },
      options: [
        {
          letter: 'A',
          value: 'wait',
          label: { fr: 'ATTENDRE', en: 'WAIT' },
          words: { fr: ['attendre'], en: ['wait'] },
        },
      ],
    },
  ],
};

/** One side said the pair does not fit: what the coordinator does, in private (content.md 6.4). */
export const fitDecision: FormDefinition = {
  id: 'FIT',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: '{pair} : à traiter en privé', en: '{pair}: please handle in private' },
  opening: { fr: ['Bonjour {first},', '', '{facts}'], en: ['Hello {first},', '', '{facts}'] },
  questions: [
    {
      name: 'decision',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Votre décision', en: 'Your decision' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: 'call', label: { fr: 'J’appelle aujourd’hui', en: 'I call today' } },
        {
          letter: 'B',
          value: 'end',
          label: { fr: 'Arrêter la paire, message le {date}', en: 'End the pair, message on {date}' },
          words: { fr: ['arrêter la paire'], en: ['end the pair'] },
        },
        {
          letter: 'C',
          value: 'talk-only',
          label: { fr: 'La personne voulait seulement en parler', en: 'The person asked only to talk' },
        },
      ],
    },
  ],
};

/** A newer roster, checked and not yet applied (content.md 2.2): who comes, who goes, what changes, and when the partners of those who left are told. */
export const rosterRefresh: FormDefinition = {
  id: 'REF',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Nouvelle liste : ce qui changerait', en: 'New roster: what would change' },
  opening: { fr: ['Bonjour {first},', '', '{summary}'], en: ['Hello {first},', '', '{summary}'] },
  questions: [
    {
      name: 'decision',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Appliquer cette liste ?', en: 'Apply this roster?' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: 'soon', label: { fr: '{soon}', en: '{soon}' } },
        { letter: 'B', value: 'later', label: { fr: '{later}', en: '{later}' } },
        {
          letter: 'C',
          value: 'no',
          label: { fr: 'Ne rien changer', en: 'Change nothing' },
          words: { fr: ['non', 'rien'], en: ['no', 'nothing'] },
        },
      ],
    },
  ],
};
