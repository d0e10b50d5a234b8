import PostalMime, { type Email } from 'postal-mime';

/** What one email shows. */
export interface ShownLetter {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string;
  readonly language: 'fr' | 'en' | undefined;
  /** Of the text part; '' when there is none. */
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly ShownAttachment[];
  readonly headers: readonly (readonly [string, string])[];
}

/** A file of an email; its text when it is one. */
export interface ShownAttachment {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly text: string | undefined;
}

/** Decodes an email for reading; of one that cannot be decoded it shows why. */
export async function shownLetter(raw: Uint8Array): Promise<ShownLetter> {
  let email: Email;
  try {
    email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const nothing = { from: '', to: '', replyTo: '', language: undefined, html: '', attachments: [], headers: [] };
    return { ...nothing, subject: '(cannot be decoded)', text: `This email cannot be decoded: ${why}` };
  }
  const language = email.headers.find(({ key }) => key === 'content-language')?.value;
  return {
    subject: email.subject ?? '',
    from: mailboxes(email.from === undefined ? [] : [email.from]),
    to: mailboxes(email.to ?? []),
    replyTo: mailboxes(email.replyTo ?? []),
    language: language === 'fr' || language === 'en' ? language : undefined,
    text: (email.text ?? '').replaceAll('\r\n', '\n'),
    html: email.html ?? '',
    attachments: email.attachments.map(shownAttachment),
    headers: email.headers.map(({ key, value }) => [key, value] as const),
  };
}

function mailboxes(addresses: readonly { readonly name: string; readonly address?: string | undefined }[]): string {
  return addresses
    .map(({ name, address = '' }) => (name === '' || name === address ? address : `${name} <${address}>`))
    .join(', ');
}

const longestText = 60_000; // characters of an attachment shown in its page; the .eml holds all of it

function shownAttachment({ filename, mimeType, content }: Email['attachments'][number]): ShownAttachment {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  const isText = /^(?:text\/(?!html)|application\/(?:json|ics))/.test(mimeType);
  return {
    name: filename ?? 'without a name',
    type: mimeType,
    size: bytes.byteLength,
    text: isText ? bytes.toString('utf8').slice(0, longestText) : undefined,
  };
}
