import { program, writer } from './received-form.ts';

/** Languages mail clients are set to: their owner's, whatever the form's is. */
export type ClientLanguage = 'fr' | 'en' | 'de' | 'es' | 'it' | 'nl' | 'pt';

/** What a client says of the email it quotes. */
export interface ClientWords {
  readonly from: string;
  readonly sent: string;
  readonly date: string;
  readonly to: string;
  readonly subject: string;
  readonly original: string;
  readonly shortDate: string;
  readonly longDate: string;
  readonly numericDate: string;
  readonly clock: string;
  /** "On …, … wrote:". */
  readonly attribution: (when: string, who: string) => string;
  readonly regards: string;
  readonly phone: string;
}

export const clientWords: Readonly<Record<ClientLanguage, ClientWords>> = {
  fr: {
    from: 'De',
    sent: 'Envoyé',
    date: 'Date',
    to: 'À',
    subject: 'Objet',
    original: 'Message d’origine',
    shortDate: 'mar. 2 mars 2027',
    longDate: 'mardi 2 mars 2027',
    numericDate: '02/03/2027',
    clock: '10:12',
    attribution: (when, who) => `Le ${when}, ${who} a écrit :`,
    regards: 'Cordialement,',
    phone: 'Envoyé de mon iPhone',
  },
  en: {
    from: 'From',
    sent: 'Sent',
    date: 'Date',
    to: 'To',
    subject: 'Subject',
    original: 'Original Message',
    shortDate: 'Tue, Mar 2, 2027',
    longDate: 'Tuesday, March 2, 2027',
    numericDate: '3/2/2027',
    clock: '10:12 AM',
    attribution: (when, who) => `On ${when}, ${who} wrote:`,
    regards: 'Best regards,',
    phone: 'Sent from my iPhone',
  },
  de: {
    from: 'Von',
    sent: 'Gesendet',
    date: 'Datum',
    to: 'An',
    subject: 'Betreff',
    original: 'Ursprüngliche Nachricht',
    shortDate: 'Di., 2. März 2027',
    longDate: 'Dienstag, 2. März 2027',
    numericDate: '02.03.2027',
    clock: '10:12',
    attribution: (when, who) => `Am ${when} schrieb ${who}:`,
    regards: 'Mit freundlichen Grüßen',
    phone: 'Von meinem iPhone gesendet',
  },
  es: {
    from: 'De',
    sent: 'Enviado el',
    date: 'Fecha',
    to: 'Para',
    subject: 'Asunto',
    original: 'Mensaje original',
    shortDate: 'mar, 2 mar 2027',
    longDate: 'martes, 2 de marzo de 2027',
    numericDate: '02/03/2027',
    clock: '10:12',
    attribution: (when, who) => `El ${when}, ${who} escribió:`,
    regards: 'Saludos cordiales',
    phone: 'Enviado desde mi iPhone',
  },
  it: {
    from: 'Da',
    sent: 'Inviato',
    date: 'Data',
    to: 'A',
    subject: 'Oggetto',
    original: 'Messaggio originale',
    shortDate: 'mar 2 mar 2027',
    longDate: 'martedì 2 marzo 2027',
    numericDate: '02/03/2027',
    clock: '10:12',
    attribution: (when, who) => `Il giorno ${when} ${who} ha scritto:`,
    regards: 'Cordiali saluti',
    phone: 'Inviato da iPhone',
  },
  nl: {
    from: 'Van',
    sent: 'Verzonden',
    date: 'Datum',
    to: 'Aan',
    subject: 'Onderwerp',
    original: 'Oorspronkelijk bericht',
    shortDate: 'di 2 mrt 2027',
    longDate: 'dinsdag 2 maart 2027',
    numericDate: '02-03-2027',
    clock: '10:12',
    attribution: (when, who) => `Op ${when} schreef ${who}:`,
    regards: 'Met vriendelijke groet,',
    phone: 'Verstuurd vanaf mijn iPhone',
  },
  pt: {
    from: 'De',
    sent: 'Enviado',
    date: 'Data',
    to: 'Para',
    subject: 'Assunto',
    original: 'Mensagem original',
    shortDate: 'ter., 2 de mar. de 2027',
    longDate: 'terça-feira, 2 de março de 2027',
    numericDate: '02/03/2027',
    clock: '10:12',
    attribution: (when, who) => `Em ${when}, ${who} escreveu:`,
    regards: 'Atenciosamente,',
    phone: 'Enviado do meu iPhone',
  },
};

/** "From: …", "Sent: …", "To: …", "Subject: …", as Outlook and its like set them above what they quote. */
export function headerBlock(words: ClientWords, subject: string, colon = words.from === 'De' ? ' : ' : ': '): string[] {
  return [
    `${words.from}${colon}${program.name} <${program.address}>`,
    `${words.sent}${colon}${words.longDate} ${words.clock}`,
    `${words.to}${colon}${writer.name} <${writer.address}>`,
    `${words.subject}${colon}${subject}`,
  ];
}
