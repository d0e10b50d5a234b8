import type { Translated } from '../domain/language.ts';
import type { Note } from './problem.ts';

const some = (words: readonly string[], most = 6) =>
  `${words.slice(0, most).join(', ')}${words.length > most ? ', …' : ''}`;

/** The words for what a coordinator is asked to confirm. */
export const rosterNotes = {
  oldEncoding: (names: readonly string[]): Note => ({
    fr: `Le fichier n’est pas en UTF-8 ; vérifiez les accents : ${some(names)}.`,
    en: `The file is not UTF-8; please check the accents: ${some(names)}.`,
  }),
  unreadColumns: (headers: readonly string[]): Note => ({
    fr: `Colonnes que nous n’avons pas lues : ${some(headers, 12)}.`,
    en: `Columns we have not read: ${some(headers, 12)}.`,
  }),
  namedFromAddress: (names: readonly string[]): Note => ({
    fr: `Connues par leur seule adresse, ces personnes seront appelées : ${some(names)}.`,
    en: `Known only by their address, these people will be called: ${some(names)}.`,
  }),
  chainStops: (name: string, people: number): Note => ({
    fr: `La ligne hiérarchique s’arrête à ${name}, sans responsable ici (personnes invitées dans ce cas : ${people}). Est-ce bien le sommet ? Sinon, ajoutez son responsable.`,
    en: `The reporting line stops at ${name}, who has no manager here (invited people in this case: ${people}). Is this really the top? If not, add the manager.`,
  }),
  nobodyAbove: (names: readonly string[]): Note => ({
    fr: `Aucun dirigeant invité n’a un niveau plus élevé que ces mentors : ${some(names)}.`,
    en: `No invited leader has a higher grade than these mentors: ${some(names)}.`,
  }),
  sponsorNotLeader: (name: string): Note => ({
    fr: `${name} signe l’invitation sans être parmi les dirigeants invités.`,
    en: `${name} signs the invitation without being one of the invited leaders.`,
  }),
  withoutRole: (people: number): Note => ({
    fr: `Lignes sans rôle, ni responsables ni assistants d’une personne invitée : ${people}. Nous n’en gardons rien.`,
    en: `Lines without a role, who neither manage nor assist anybody invited: ${people}. We keep nothing of them.`,
  }),
} as const;

/** Both sides in the words of the column "role". */
export const sideWords: Readonly<Record<'mentor' | 'mentee', Translated>> = {
  mentor: { fr: 'mentor', en: 'mentor' },
  mentee: { fr: 'dirigeant', en: 'leader' },
};
