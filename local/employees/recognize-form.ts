import type { ShownForm } from './read-form.ts';

/** The forms an employee can tell apart. `other` is a form nobody told them about. */
export type FormName =
  | 'NEW'
  | 'START'
  | 'REF'
  | 'DIG'
  | 'ENR-M'
  | 'ENR-S'
  | 'MAT'
  | 'OBJ'
  | 'PRO'
  | 'STA-M'
  | 'STA-S'
  | 'AGD'
  | 'MOV'
  | 'NXT'
  | 'SES'
  | 'CLO-M'
  | 'CLO-S'
  | 'FUP'
  | 'FIT'
  | 'ENDED'
  | 'WAITING'
  | 'BACK'
  | 'OTHER'
  | 'CONFIRM'
  | 'other';

const subjects: readonly (readonly [RegExp, FormName])[] = [
  [/aider un dirigeant|help a leader learn/i, 'ENR-M'],
  [/apprendre d.un collaborateur|learn from a colleague/i, 'ENR-S'],
  [/^(?:votre (?:binôme|mentor) proposé|your proposed (?:partner|mentor))/i, 'PRO'],
  [/^(?:agenda de|calendar of)/i, 'AGD'],
  [/^(?:séance \d+ à déplacer|session \d+ to be moved)/i, 'MOV'],
  [/une date à choisir|a date to choose/i, 'NXT'],
  [/^(?:votre séance du|your session on)/i, 'SES'],
  [/attestation|certificate/i, 'CLO-M'],
  [/^(?:six questions pour finir|six questions to finish)/i, 'CLO-S'],
  [/^(?:trois mois après|three months later)/i, 'FUP'],
  [/^(?:nouveau cycle|new cycle)/i, 'NEW'],
  [/^(?:nouvelle liste|new roster)/i, 'REF'],
  [/à décider, .*en route|to decide, .*under way/i, 'DIG'],
  [/^cycle .*(?:à confirmer|please confirm)/i, 'START'],
  [/paires? à approuver|pairs? to approve/i, 'MAT'],
  [/paires? approuvées? par|pairs? approved by/i, 'OBJ'],
  [/à traiter en privé|handle in private/i, 'FIT'],
  [/^(?:des nouvelles de votre binôme|news of your pair)/i, 'ENDED'],
  [/pas encore de binôme|no partner yet/i, 'WAITING'],
  [/^(?:reprise de vos séances|resuming your sessions)/i, 'BACK'],
  [/est-ce bien votre réponse|is this your answer/i, 'OTHER'],
  [/une réponse à confirmer|a reply to confirm/i, 'CONFIRM'],
];

/** Names that a question gives away when the subject does not. */
const labels: readonly (readonly [RegExp, FormName])[] = [
  [/^(?:que pourriez-vous transmettre|what could you teach)/i, 'ENR-M'],
  [/^(?:que voulez-vous apprendre|what do you want to learn)/i, 'ENR-S'],
  [/^(?:première séance|first session)/i, 'AGD'],
  [/^(?:nouvelle date|new date)/i, 'MOV'],
  [/^(?:date de la séance|date of the session)/i, 'NXT'],
  [
    /^(?:la séance a-t-elle eu lieu|did the session take place|utile pour vous|useful to you|parole libre|free to speak)/i,
    'SES',
  ],
];

/** Which form an email is, from its subject (without "Reminder:") and its questions, as a person would tell. */
export function recognizeForm(title: string, { questions }: ShownForm): FormName {
  const asked = (pattern: RegExp): boolean => questions.some(({ label }) => pattern.test(label));
  if (/^(?:c.est parti avec|you start with)/i.test(title))
    return asked(/^(?:votre sujet 1|your topic 1|écoute|listening|échange|preparation talk)/i) ? 'STA-S' : 'STA-M';
  const bySubject = subjects.find(([pattern]) => pattern.test(title));
  return bySubject?.[1] ?? labels.find(([pattern]) => asked(pattern))?.[1] ?? 'other';
}

/** True for an email that asks again what was not understood. */
export function isClarification(title: string): boolean {
  return /^(?:juste une précision|just to be sure)/i.test(title);
}
