import type { Translated } from '../domain/language.ts';
import type { TranslatedLines } from '../forms/form-definition.ts';

/** An email that asks nothing: its subject and lines, with `{variables}`. Data: a company edits the words without touching code. */
export interface Note {
  readonly subject: Translated;
  readonly lines: TranslatedLines;
}

/** The words that always work, under every note that has a reply address. */
export const standingWords: TranslatedLines = {
  fr: ['Mots qui marchent toujours, seuls en première ligne :', 'STOP, PAUSE, DÉPLACER, APPELEZ-MOI, AIDE, PAS MOI.'],
  en: ['Words that always work, alone on the first line:', 'STOP, PAUSE, MOVE, CALL ME, HELP, NOT ME.'],
};

/** What a coordinator sends from her own mailbox the day before (content.md 4.1): an invitation that somebody they know has announced is no trap. */
const announcement: TranslatedLines = {
  fr: [
    'Objet : Demain, un courriel de {program address}',
    '',
    'Bonjour,',
    'Demain vous recevrez de {program address} une invitation au mentorat inversé. Elle est vraie : il suffit d’y répondre, sans lien à ouvrir ni mot de passe. Votre avis est libre.',
    'Un doute ? Appelez-moi : {phone}.',
    '{coordinator}',
  ],
  en: [
    'Subject: Tomorrow, an email from {program address}',
    '',
    'Hello,',
    'Tomorrow {program address} will send you an invitation to reverse mentoring. It is genuine: you only have to reply, with no link to open and no password. You are free to decline.',
    'In doubt? Call me: {phone}.',
    '{coordinator}',
  ],
};

/** Short messages (content.md 3.3, 3.5, 3.12, 4.1, 4.2, 4.4, 4.5, 4.8 to 4.10). */
export const notes = {
  echo: {
    subject: { fr: 'C’est noté : {title}', en: 'Noted: {title}' },
    lines: {
      fr: [
        'Merci {first}, c’est noté. Voici ce que nous avons compris :',
        '{understood}',
        'Une erreur ? Répondez en ne donnant que ce qui change.',
        'Sinon, rien à faire. {next step}',
      ],
      en: [
        'Thank you {first}, noted. Here is what we understood:',
        '{understood}',
        'Something wrong? Reply with only what changes.',
        'Otherwise nothing to do. {next step}',
      ],
    },
  },
  'echo-low': {
    subject: { fr: 'C’est noté', en: 'Noted' },
    lines: {
      fr: [
        'Merci {first}, c’est noté : utile {useful}, parole libre {free}.',
        '{coordinator} le voit, personne d’autre. Envie d’en parler ?',
        'Répondez APPELEZ-MOI. Sinon, rien à faire.',
      ],
      en: [
        'Thank you {first}, noted: useful {useful}, free to speak {free}.',
        '{coordinator} sees it, nobody else does. Want to talk about',
        'it? Reply CALL ME. Otherwise nothing to do.',
      ],
    },
  },
  thanks: {
    subject: { fr: 'C’est noté', en: 'Noted' },
    lines: {
      fr: ['Merci {first} de nous l’avoir dit. Nous n’écrirons plus pour ce cycle.'],
      en: ['Thank you for telling us, {first}. We will not write again for this cycle.'],
    },
  },
  late: {
    subject: { fr: 'Votre réponse est arrivée après la clôture', en: 'Your answer came after the deadline' },
    lines: {
      fr: [
        'Bonjour {first}, merci pour votre réponse. Ce formulaire',
        '{closed} : {coordinator} la reçoit et',
        'voit avec vous ce qui est encore possible.',
      ],
      en: [
        'Hello {first}, thank you for your answer. This form',
        '{closed}: {coordinator} receives it and will see with',
        'you what is still possible.',
      ],
    },
  },
  stray: {
    subject: { fr: 'Votre message est transmis', en: 'Your message was passed on' },
    lines: {
      fr: [
        'Bonjour {first}, {what it says}. Votre prochaine séance : {next session}. Pour la déplacer, répondez {move word}. {write partner}',
      ],
      en: [
        'Hello {first}, {what it says}. Your next session: {next session}. To move it, reply {move word}. {write partner}',
      ],
    },
  },
  personal: {
    subject: { fr: 'Ce formulaire est personnel', en: 'This form is personal' },
    lines: {
      fr: ['Bonjour {first}, ce formulaire est personnel, rien n’a été lu.'],
      en: ['Hello {first}, this form is personal, nothing was read.'],
    },
  },
  conversation: {
    subject: { fr: 'Votre message n’a pas été gardé', en: 'Your message was not kept' },
    lines: {
      fr: [
        'Bonjour {first}, votre message s’adressait aussi à votre',
        'binôme : c’est votre conversation, personne ne la lit ici',
        'et elle est effacée demain. Seules comptent les réponses',
        'numérotées et les mots ci-dessous. {write partner}',
      ],
      en: [
        'Hello {first}, your message was also for your partner: it is',
        'your conversation, nobody reads it here, and it is deleted',
        'tomorrow. Only numbered answers and the words below count.',
        '{write partner}',
      ],
    },
  },
  paused: {
    subject: { fr: 'C’est noté', en: 'Noted' },
    lines: {
      fr: [
        'C’est noté, tout s’arrête jusqu’au {date}. Nous n’écrirons',
        'plus d’ici là et nous n’avons pas besoin d’en savoir plus.',
        '{partner told}',
      ],
      en: [
        'Noted, everything stops until {date}. We will not write',
        'before then and we do not need to know more.',
        '{partner told}',
      ],
    },
  },
  suspended: {
    subject: { fr: 'Vos séances sont suspendues', en: 'Your sessions are suspended' },
    lines: {
      fr: ['Vos séances avec {partner first} sont suspendues et', 'reprendront. Rien à faire.'],
      en: ['Your sessions with {partner first} are suspended and will', 'resume. Nothing to do.'],
    },
  },
  help: {
    subject: { fr: 'Où vous en êtes', en: 'Where you stand' },
    lines: {
      fr: [
        'Bonjour {first}, voici où vous en êtes.',
        '',
        '{open forms}',
        'Votre prochaine séance : {next session}.',
        'Votre contact : {coordinator}, {phone}.',
      ],
      en: [
        'Hello {first}, here is where you stand.',
        '',
        '{open forms}',
        'Your next session: {next session}.',
        'Your contact: {coordinator}, {phone}.',
      ],
    },
  },
  'call-me': {
    subject: { fr: 'C’est noté', en: 'Noted' },
    lines: {
      fr: ['C’est noté, {first} : {coordinator} vous appelle.', 'Vous n’avez rien à préparer ni à expliquer.'],
      en: ['Noted, {first}: {coordinator} will call you.', 'There is nothing to prepare or to explain.'],
    },
  },
  'stop-noted': {
    subject: { fr: 'C’est noté', en: 'Noted' },
    lines: {
      fr: [
        'C’est noté, {first}. {coordinator} vous contacte en privé.',
        'D’ici là, rien n’est dit à {partner first}. Aucune raison',
        'n’est à donner.',
      ],
      en: [
        'Noted, {first}. {coordinator} will contact you in private.',
        'Until then nothing is said to {partner first}. No reason is',
        'needed.',
      ],
    },
  },
  notice: {
    subject: { fr: 'Vos données', en: 'Your data' },
    lines: {
      fr: [
        'Bonjour {first}, votre demande est transmise. Vous avez une',
        'réponse au plus tard le {due}.',
        '',
        'Vos données. {company} les utilise pour former les binômes,',
        'organiser les séances et mesurer le programme (intérêt',
        'légitime ; participation volontaire). Aucune décision de',
        'carrière n’en découle. Un calcul propose les binômes, une',
        'personne décide. Les lisent : {coordinators}. Votre binôme',
        'ne voit que vos sujets, langue et façon de travailler ;',
        'votre responsable et le sponsor, rien de nominatif.',
        'Une réponse par courriel est identifiée : nous disons',
        '« confidentiel », pas davantage. Durées : trente jours pour',
        'les courriels, trois mois après le bilan pour les',
        'commentaires, treize mois pour les notes sans nom.',
        'Accès, rectification, opposition, effacement :',
        '{dpo address}, ou répondez DONNÉES. Réclamation : CNIL',
        '(France), Commission d’accès à l’information (Québec).',
        'CSE informé le {works council date}.',
      ],
      en: [
        'Hello {first}, your request was passed on. You will have an',
        'answer by {due}.',
        '',
        'Your data. {company} uses them to form pairs, organize the',
        'sessions and measure the program (legitimate interest;',
        'participation is voluntary). No career decision follows.',
        'A computation proposes pairs, a person decides. Readers:',
        '{coordinators}. Your partner sees only your topics,',
        'language and way of working; your manager and the sponsor',
        'see nothing under your name. A reply by email is',
        'identified: we say "confidential", no more. Kept: thirty',
        'days for emails, three months after the report for',
        'comments, thirteen months for ratings without names.',
        'Access, correction, objection, erasure: {dpo address}, or',
        'reply MY DATA. Complaint: CNIL (France), Commission',
        'd’accès à l’information (Quebec).',
        'Works council informed on {works council date}.',
      ],
    },
  },
  sheet: {
    subject: { fr: 'Séance {n}, {day} : à préparer', en: 'Session {n}, {day}: to prepare' },
    lines: { fr: ['{last time}', '', '{sheet}', '', '{foot}'], en: ['{last time}', '', '{sheet}', '', '{foot}'] },
  },
  invitation: {
    subject: { fr: 'Séance {n}/{count}, {mentor} et {leader}', en: 'Session {n}/{count}, {mentor} and {leader}' },
    lines: {
      fr: [
        'Séance {n} sur {count}, {when}.',
        '{unusual}',
        'Pour la déplacer : modifiez-la dans l’agenda, ou répondez',
        'DÉPLACER à ce message.',
      ],
      en: [
        'Session {n} of {count}, {when}.',
        '{unusual}',
        'To move it: change it in the calendar, or reply MOVE to',
        'this message.',
      ],
    },
  },
  cancellation: {
    subject: { fr: 'Séance {n}/{count} retirée de l’agenda', en: 'Session {n}/{count} taken out of the calendar' },
    lines: {
      fr: ['La séance {n}, prévue {when}, est retirée de l’agenda.'],
      en: ['Session {n}, planned {when}, is taken out of the calendar.'],
    },
  },
  certificate: {
    subject: { fr: 'Votre attestation de mentor', en: 'Your mentor certificate' },
    lines: {
      fr: [
        '{thanks}',
        '{understood}',
        '',
        '{company} remercie {name}, mentor de {start month} à {end month} : {held} séances tenues.',
        'Sujets transmis : {topics}.',
        '{sponsor}',
        '',
        'Cette attestation n’est envoyée qu’à vous.',
      ],
      en: [
        '{thanks}',
        '{understood}',
        '',
        '{company} thanks {name}, mentor from {start month} to {end month}: {held} sessions held.',
        'Topics taught: {topics}.',
        '{sponsor}',
        '',
        'This certificate is sent to you only.',
      ],
    },
  },
  'ended-done': {
    subject: { fr: 'C’est fait', en: 'Done' },
    lines: {
      fr: [
        'Bonjour {first}, c’est fait. {partner first} a reçu le message',
        'ci-dessous, rien de plus.',
        '',
        'Votre binôme avec {own name} s’arrête. Cela arrive à chaque',
        'cycle, à l’initiative de l’un, de l’autre ou de nous ; nous',
        'ne demandons pas de raison et n’en donnons pas.',
      ],
      en: [
        'Hello {first}, done. {partner first} received the message',
        'below, nothing more.',
        '',
        'Your pair with {own name} ends here. It happens in every',
        'cycle, from one side, the other or ours; we ask for no',
        'reason and give none.',
      ],
    },
  },
  'will-not-start': {
    subject: { fr: 'Votre binôme proposé', en: 'Your proposed partner' },
    lines: {
      fr: [
        'Bonjour {first},',
        'Ce binôme ne se fera pas cette fois, pour des raisons',
        'd’organisation qui ne disent rien de vous. Nous reprenons',
        'contact avec vous. {coordinator}',
      ],
      en: [
        'Hello {first},',
        'This pair will not start this time, for practical reasons',
        'that say nothing about you. We will get back to you.',
        '{coordinator}',
      ],
    },
  },
  canceled: {
    subject: { fr: 'Ce cycle n’aura pas lieu', en: 'This cycle will not take place' },
    lines: {
      fr: ['Bonjour {first},', 'Le cycle « {program} » n’aura pas lieu. Merci de vous être', 'proposé. {coordinator}'],
      en: ['Hello {first},', 'The cycle “{program}” will not take place. Thank you for', 'volunteering. {coordinator}'],
    },
  },
  stopped: {
    subject: { fr: 'Ce cycle s’arrête', en: 'This cycle ends early' },
    lines: {
      fr: [
        'Bonjour {first},',
        'Le cycle « {program} » s’arrête avant la date prévue.',
        'Vous n’avez rien à faire : vos séances à venir sont retirées',
        'de l’agenda. Merci pour le temps donné. {coordinator}',
      ],
      en: [
        'Hello {first},',
        'The cycle “{program}” ends earlier than planned. There is',
        'nothing for you to do: your sessions to come are taken out',
        'of the calendar. Thank you for your time. {coordinator}',
      ],
    },
  },
  'start-problems': {
    subject: { fr: 'Cycle à corriger : rien n’est parti', en: 'Cycle to correct: nothing has left' },
    lines: {
      fr: ['Bonjour,', 'Voici ce qui doit être corrigé. Rien n’est parti : {again}', '', '{problems}'],
      en: ['Hello,', 'Here is what must be corrected. Nothing has left: {again}', '', '{problems}'],
    },
  },
  alert: {
    subject: { fr: '{pair} : à traiter en privé', en: '{pair}: please handle in private' },
    lines: {
      fr: ['Bonjour {first},', '', '{facts}', '', '{word}'],
      en: ['Hello {first},', '', '{facts}', '', '{word}'],
    },
  },
  done: {
    subject: { fr: 'C’est fait : votre lundi', en: 'Done: your Monday' },
    lines: {
      fr: ['Bonjour {first}, voici ce qui est fait, et ce qui partira :', '{done}'],
      en: ['Hello {first}, here is what is done and what will leave:', '{done}'],
    },
  },
  decided: {
    subject: { fr: '{title}', en: '{title}' },
    lines: { fr: ['Bonjour {first},', '{became}'], en: ['Hello {first},', '{became}'] },
  },
  'decision-unclear': {
    subject: { fr: 'Juste une précision', en: 'Just to be sure' },
    lines: {
      fr: [
        'Bonjour {first}, merci pour votre réponse.',
        'Nous préférons vous demander plutôt que de deviner :',
        '{unclear}',
        'Rien n’est changé, aucune ligne de ce message ne compte.',
        'Répondez ici avec tout ce que vous voulez, corrigé.',
      ],
      en: [
        'Hello {first}, thank you for your reply.',
        'We would rather ask than guess:',
        '{unclear}',
        'Nothing is changed, no line of that message counts.',
        'Reply here with everything you want, corrected.',
      ],
    },
  },
  prices: {
    subject: { fr: 'Ce que coûterait d’imposer', en: 'What forcing would cost' },
    lines: {
      fr: [
        'Bonjour {first}, voici ce que changerait chaque paire,',
        'imposée seule, avec les demandes en vigueur :',
        '{prices}',
        'Rien n’est changé. ENSEMBLE + les deux adresses l’impose.',
      ],
      en: [
        'Hello {first}, this is what each pair would change, forced',
        'alone, under the demands in force:',
        '{prices}',
        'Nothing is changed. TOGETHER + both addresses forces it.',
      ],
    },
  },
  'pair-file': {
    subject: { fr: 'Fiche {pair}', en: 'File {pair}' },
    lines: {
      fr: ['Bonjour {first},', '', '{file}', '', 'Cette fiche est pour vous seule. Elle ne se transfère pas.'],
      en: ['Hello {first},', '', '{file}', '', 'This file is for you alone. Please do not forward it.'],
    },
  },
  overview: {
    subject: { fr: 'Où en sont vos paires', en: 'Where your pairs stand' },
    lines: {
      fr: ['Bonjour {first},', '', '{figures}', '', '{list}'],
      en: ['Hello {first},', '', '{figures}', '', '{list}'],
    },
  },
  bundle: {
    subject: { fr: 'À voir aujourd’hui : {count}', en: 'To see today: {count}' },
    lines: {
      fr: ['Bonjour {first}, ceci ne peut pas attendre lundi :', '', '{matters}'],
      en: ['Hello {first}, this cannot wait for Monday:', '', '{matters}'],
    },
  },
  announcement: {
    subject: {
      fr: 'À envoyer de votre boîte, la veille du {opens}',
      en: 'To send from your own mailbox, the day before {opens}',
    },
    lines: {
      fr: [
        'Bonjour {first},',
        'Les invitations partent le {opens}. La veille, envoyez ceci de votre propre boîte à celles et ceux que vous invitez, dans leur langue.',
        '',
        ...announcement.fr,
        '',
        ...announcement.en,
      ],
      en: [
        'Hello {first},',
        'The invitations leave on {opens}. The day before, please send this from your own mailbox to everybody you invite, in their language.',
        '',
        ...announcement.en,
        '',
        ...announcement.fr,
      ],
    },
  },
  'ready-message': {
    subject: { fr: 'Vos séances avec {partner first}', en: 'Your sessions with {partner first}' },
    lines: {
      fr: ['Bonjour {first},', '{message}', '{coordinator}'],
      en: ['Hello {first},', '{message}', '{coordinator}'],
    },
  },
} as const satisfies Record<string, Note>;

export type NoteKind = keyof typeof notes;
