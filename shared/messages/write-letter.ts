import type { Form } from '../domain/form.ts';
import { plusMinutes } from '../domain/instant.ts';
import type { Language } from '../domain/language.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import { sessionUid } from '../domain/pair.ts';
import { fillLines, fillText } from '../forms/fill-lines.ts';
import { htmlOfLines } from '../forms/html-of-lines.ts';
import { wayOutOnce } from '../forms/way-out.ts';
import { writeForm } from '../forms/write-form.ts';
import type { OutgoingEmail } from '../mail/compose-message.ts';
import { invitation } from '../mail/invitation.ts';
import type { MailAttachment } from '../mail/parse-message.ts';
import { clarificationOf, quotedWords } from './clarification.ts';
import { formCode, formInHand } from './form-values.ts';
import type { LetterFacts } from './letter-facts.ts';
import { noteValues } from './note-values.ts';
import { type NoteKind, notes, standingWords } from './notes.ts';
import { proposalPage } from './proposal-page.ts';
import { fullName } from './speaking.ts';

/** What a letter says, without the envelope. */
export type Letter = Pick<OutgoingEmail, 'subject' | 'text' | 'html' | 'language' | 'calendar' | 'attachments'>;

/** The program's own addresses, as a letter names them. */
export interface ProgramDesk {
  readonly domain: string;
  /** What every email of the program comes from. */
  readonly programAddress: string;
  /** Who a session's calendar answers go to. */
  readonly organizer: { readonly name: string; readonly address: string };
}

/**
 * Writes one ordered email from the facts it speaks of; `thread` is the form whose address answers to it. Pure: the same order and facts
 * give the same words.
 */
export function writeLetter(
  entry: LedgerEntry,
  facts: LetterFacts,
  thread: Form | undefined,
  desk: ProgramDesk,
): Letter {
  if (entry.mail === 'form' || entry.mail === 'clarification' || entry.mail === 'by-phone')
    return formLetter(entry, facts);
  if (entry.mail === 'report') return reportLetter(facts, 'report.html');
  if (entry.mail === 'expertise-map') return reportLetter(facts, 'expertise.html');
  const language =
    facts.form !== undefined && facts.form.personId === facts.to.personId ? facts.form.language : facts.to.language;
  const values = { ...noteValues(entry, facts, language, entry.orderedAt), 'program address': desk.programAddress };
  const letter = noteLetter(entry.mail, values, language, thread);
  if (entry.mail !== 'invitation' && entry.mail !== 'cancellation') return letter;
  return { ...letter, calendar: sessionItem(entry, facts, letter, desk) };
}

/** A list of what is wrong with a start, in the thread of the form that was being answered, if there is one yet. */
export function problemsLetter(lines: readonly string[], language: Language, thread?: Form): Letter {
  const again = thread === undefined ? sendAgain.byNewMessage : sendAgain.byReply;
  return noteLetter('start-problems', { problems: lines.join('\n'), again: again[language] }, language, thread);
}

/** How a coordinator corrects a start. */
const sendAgain = {
  byNewMessage: {
    fr: 'corrigez, puis renvoyez les deux fichiers à cette adresse.',
    en: 'correct, then send both files to this address again.',
  },
  byReply: {
    fr: 'répondez ici avec ce qui change seulement (la question, ou le fichier corrigé).',
    en: 'reply here with only what changes (the question, or the corrected file).',
  },
} as const;

function formLetter(entry: LedgerEntry, facts: LetterFacts): Letter {
  const { form } = facts;
  if (form === undefined) throw new Error(`Ledger entry ${entry.key} orders a form and names none`);
  const { language } = form;
  const { definition: known, values: inHand } = formInHand(facts, form);
  const definition = entry.mail === 'clarification' ? clarificationOf(known, form) : wayOutOnce(known, form.open);
  const values = { ...inHand, 'you wrote': quotedWords(form) };
  const written = writeForm(definition, language, values, {
    code: formCode(form),
    ...(form.open === undefined ? {} : { only: form.open }),
  });
  const reminder = { fr: 'Rappel : ', en: 'Reminder: ' }[language];
  const name = fullName(facts.to);
  const phone = { fr: `Au téléphone avec ${name} : `, en: `On the phone with ${name}: ` }[language];
  const before = entry.mail === 'by-phone' ? phone : entry.attempt > 0 && entry.mail === 'form' ? reminder : '';
  return {
    ...written,
    subject: `${before}${written.subject}`,
    language,
    ...(form.kind === 'MAT' ? { attachments: [page('pairs.html', proposalPage(facts, language))] } : {}),
  };
}

function noteLetter(
  kind: NoteKind,
  values: Record<string, string>,
  language: Language,
  form: Form | undefined,
): Letter {
  const note = notes[kind];
  const missing = (name: string): never => {
    throw new Error(`The message ${kind} needs a value for {${name}}`);
  };
  const code =
    form === undefined
      ? []
      : [language === 'fr' ? `Code du formulaire : ${formCode(form)}` : `Form code: ${formCode(form)}`];
  const foot = form === undefined ? [] : ['', ...standingWords[language], ...code];
  const lines = [...fillLines(note.lines[language], values, missing), ...foot];
  const subject = fillText(note.subject[language], values, missing);
  return {
    subject,
    text: `${lines.join('\n')}\n`,
    html: htmlOfLines(
      lines.map((text) => ({ text })),
      language,
      subject,
    ),
    language,
  };
}

function reportLetter({ report, to }: LetterFacts, fileName: string): Letter {
  const { language } = to;
  const written = report?.[language];
  if (written === undefined) throw new Error('A report letter needs a stored report');
  return {
    subject: written.subject,
    text: written.text,
    html: htmlOfLines(
      written.text.split('\n').map((text) => ({ text })),
      language,
      written.subject,
    ),
    language,
    attachments: [page(fileName, written.page)],
  };
}

function page(name: string, html: string): MailAttachment {
  return { name, type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(html) };
}

/** The calendar item: a neutral title, prompts and no answers; answers to it come to the program. */
function sessionItem(
  entry: LedgerEntry,
  facts: LetterFacts,
  letter: Letter,
  desk: ProgramDesk,
): NonNullable<Letter['calendar']> {
  const { pair, cycle, to } = facts;
  const { meetsAt, sequence } = entry.facts;
  if (pair === undefined || meetsAt === undefined || entry.session === undefined) {
    throw new Error(`Ledger entry ${entry.key} orders a calendar item without its session`);
  }
  const method = entry.mail === 'invitation' ? 'REQUEST' : 'CANCEL';
  const { count, minutes } = cycle.definition.sessions;
  const number = `${String(entry.session)}/${String(count)}`;
  const names = { mentor: fullName(pair.mentor.person), leader: fullName(pair.mentee.person) };
  const title =
    letter.language === 'fr'
      ? `Séance ${number}, ${names.mentor} et ${names.leader}`
      : `Session ${number}, ${names.mentor} and ${names.leader}`;
  return {
    method,
    content: invitation({
      method,
      uid: sessionUid(pair.pair.pairId, entry.session, desk.domain),
      sequence: Number(sequence ?? '0'),
      start: meetsAt,
      end: plusMinutes(meetsAt, minutes),
      title,
      description: letter.text,
      organizer: desk.organizer,
      attendees: [{ name: fullName(to), address: to.address }],
      stamp: entry.orderedAt,
    }),
  };
}
