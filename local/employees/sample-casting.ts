import { assistantPersona } from './assistant.ts';
import { coordinatorPersona } from './coordinator.ts';
import type { Casting, Persona } from './personas.ts';

const montreal = { timeZone: 'America/Toronto' } as const;
const plain = { character: 'prompt' } as const;

/** Who is who at Solane, by the part before the @: every character and every mail client has somebody. */
const cast: Readonly<Record<string, Partial<Persona>>> = {
  'claire.dubois': coordinatorPersona(),
  'marc.tremblay': { ...coordinatorPersona({ slow: true }), ...montreal },
  'sandrine.petit': assistantPersona({ style: 'one-line' }),
  'veronique.aubry': assistantPersona({ manner: 'notes', style: 'numbered' }),
  'josee.lavoie': assistantPersona({ manner: 'gmail', ...montreal }),

  'ines.benali': { ...plain, promptness: 'minutes', manner: 'iphone', style: 'one-line' },
  'hugo.perrin': { character: 'late', promptness: 'days', manner: 'gmail', style: 'words' },
  'lea.fournier': { character: 'moves', promptness: 'hours', manner: 'outlook-desktop', style: 'numbered' },
  'samuel.keller': { character: 'unhappy', promptness: 'hours', manner: 'thunderbird', style: 'inline' },
  'maelle.robin': { character: 'after-reminder', manner: 'outlook-mobile', style: 'numbered' },
  'yanis.haddad': { character: 'says-no-to-proposal', manner: 'gmail', style: 'numbered' },
  'clara.simon': { character: 'unclear-first', manner: 'outlook-desktop', style: 'numbered' },
  'theo.marchetti': { character: 'out-of-office', manner: 'outlook-desktop', style: 'one-line', awayDays: 8 },
  'camille.rousseau': { ...plain, manner: 'apple-mail', style: 'under' },
  'amelie.rivard': { character: 'late', promptness: 'days', manner: 'outlook-desktop', style: 'inline', ...montreal },
  'gabriel.cote': { character: 'declines', manner: 'iphone', style: 'words', ...montreal },
  'emma.wilson': { ...plain, manner: 'gmail', style: 'one-line', ...montreal },
  'liam.murphy': { character: 'silent', ...montreal },
  'rosalie.pelletier': { ...plain, manner: 'outlook-mobile', style: 'one-line', ...montreal },
  'adrien.lopez': { character: 'late', promptness: 'days', manner: 'thunderbird', style: 'under' },
  'fatou.diallo': { ...plain, manner: 'no-quote', style: 'numbered' },
  'noah.tran': { character: 'thanks', manner: 'gmail', style: 'numbered', ...montreal },
  'lucas.meunier': { character: 'bounces' },
  'zoe.lambert': { character: 'cancels', manner: 'notes', style: 'numbered' },
  'nina.kowalska': { ...plain, manner: 'apple-mail', style: 'inline' },

  'helene.marchand': {
    character: 'after-reminder',
    manner: 'outlook-desktop',
    style: 'one-line',
    assistant: 'sandrine.petit@solane.example',
  },
  'jean-luc.tessier': {
    character: 'late',
    promptness: 'days',
    manner: 'notes',
    style: 'inline',
    assistant: 'veronique.aubry@solane.example',
  },
  'nathalie.roy': { ...plain, manner: 'iphone', style: 'words', assistant: 'josee.lavoie@solane.example', ...montreal },
  'odile.vasseur': { character: 'declines', manner: 'outlook-desktop', style: 'numbered' },
  'karim.saidi': { ...plain, promptness: 'minutes', manner: 'iphone', style: 'one-line' },
  'paul.delorme': { character: 'picky-dates', manner: 'outlook-desktop', style: 'numbered' },
  'anne.lefort': { ...plain, manner: 'outlook-mobile', style: 'numbered', assistant: 'sandrine.petit@solane.example' },
  'olivier.garnier': { character: 'silent' },
  'sophie.nguyen': { character: 'unclear-first', manner: 'gmail', style: 'inline' },
  'michael.oconnor': { character: 'after-reminder', manner: 'outlook-desktop', style: 'words', ...montreal },
  'isabelle.gagnon': {
    ...plain,
    manner: 'gmail',
    style: 'under',
    assistant: 'josee.lavoie@solane.example',
    ...montreal,
  },
  'thierry.blanc': { character: 'after-reminder', manner: 'thunderbird', style: 'numbered' },
  'emilie.chevalier': { ...plain, manner: 'apple-mail', style: 'one-line' },
  'laurent.pons': { character: 'late', promptness: 'days', manner: 'thunderbird', style: 'one-line' },
  'catherine.bouchard': { character: 'out-of-office', manner: 'outlook-mobile', style: 'numbered', awayDays: 6 },
  'david.cohen': { ...plain, manner: 'outlook-desktop', style: 'under', ...montreal },
};

/** The casting of the sample company, by address. */
export const solaneCasting: Casting = Object.fromEntries(
  Object.entries(cast).map(([name, persona]) => [`${name}@solane.example`, persona]),
);
