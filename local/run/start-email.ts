import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../../shared/domain/instant.ts';
import type { CompanyFiles } from '../sample/sample-company.ts';

/** The email with which a coordinator starts a cycle, or corrects its files, as her mail client writes it. */
export async function startEmail(email: Omit<NewEmail, 'subject' | 'text'>): Promise<Uint8Array> {
  return newEmail({
    ...email,
    subject: 'Nouveau cycle',
    text: `Bonjour,\n\nVoici le cycle à lancer : sa définition et la liste des personnes.\n\n${email.from.name}\n`,
  });
}

/** An email that answers none. */
export interface NewEmail {
  readonly from: { readonly address: string; readonly name: string };
  readonly to: string;
  readonly at: Instant;
  /** The files it brings: a cycle may be started without cycle.json. */
  readonly company: Partial<CompanyFiles>;
  readonly subject: string;
  readonly text: string;
}

/** Such an email as a mail client writes it: the same email gives the same bytes. */
export async function newEmail({ from, to, at, company, subject, text }: NewEmail): Promise<Uint8Array> {
  const seed = createHash('sha256').update(`${from.address}|${at}`).digest('hex').slice(0, 24);
  const composer = new MailComposer({
    baseBoundary: seed,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
    messageId: `<${seed}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    date: new Date(at),
    from,
    to,
    subject,
    text,
    attachments: [
      ...attached('cycle.json', 'application/json', company.cycle),
      ...attached('roster.csv', 'text/csv', company.roster),
    ],
  });
  return composer.compile().build();
}

function attached(filename: string, contentType: string, bytes: Uint8Array | undefined) {
  return bytes === undefined ? [] : [{ filename, contentType, content: Buffer.from(bytes) }];
}
