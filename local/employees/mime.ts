/** Charsets that mail clients of these years write. */
export type Charset = 'utf-8' | 'windows-1252' | 'iso-8859-1';

/** One text of a message, and how its client encodes it. */
export interface TextPart {
  /** Without the charset: `text/plain; format=flowed`. */
  readonly type: string;
  readonly charset: Charset;
  readonly encoding: 'base64' | 'quoted-printable' | '8bit';
  readonly text: string;
}

/** A message as a client writes it: headers in the client's order, then one text or several of the same content. */
export interface Message {
  readonly headers: readonly (readonly [string, string])[];
  /** Of the encoded words in headers. */
  readonly headerCharset: Charset;
  readonly boundary: string;
  readonly parts: readonly [TextPart, ...TextPart[]];
}

/** The bytes of a message: the same message gives the same bytes. */
export function mimeMessage({ headers, headerCharset, boundary, parts }: Message): Uint8Array {
  const top = headers.map(([name, value]) => headerLine(name, value, headerCharset));
  const [only, ...others] = parts;
  if (others.length === 0)
    return Buffer.concat([ascii([...top, 'MIME-Version: 1.0', ...partHeaders(only), '', '']), encodedBody(only)]);
  const body = parts.flatMap((part) => [
    ascii([`--${boundary}`, ...partHeaders(part), '', '']),
    encodedBody(part),
    ascii(['', '']),
  ]);
  const type = `Content-Type: multipart/alternative;\r\n\tboundary="${boundary}"`;
  return Buffer.concat([ascii([...top, 'MIME-Version: 1.0', type, '', '']), ...body, ascii([`--${boundary}--`, ''])]);
}

/** `"Claire Dubois" <claire@…>`, or the bare address. */
export function addressText({ name, address }: { readonly name: string; readonly address: string }): string {
  if (name === '') return address;
  return isAscii(name) ? `"${name.replaceAll(/["\\]/g, '')}" <${address}>` : `${name} <${address}>`;
}

/** True when a charset has every character of a text. */
export function fits(text: string, charset: Charset): boolean {
  return charset === 'utf-8' || Array.from(text).every((character) => byteOf(character, charset) !== undefined);
}

function partHeaders({ type, charset, encoding }: TextPart): string[] {
  const [essence = '', ...parameters] = type.split('; ');
  return [
    `Content-Type: ${[essence, `charset=${charset}`, ...parameters].join('; ')}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
}

function encodedBody({ charset, encoding, text }: TextPart): Buffer {
  const bytes = encodeText(text.replace(/\r?\n/g, '\r\n'), charset);
  if (encoding === '8bit') return bytes;
  if (encoding === 'base64') return ascii([bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n')]);
  return ascii([quotedPrintable(bytes)]);
}

function encodeText(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  return Buffer.from(Array.from(text, (character) => byteOf(character, charset) ?? 0x3f));
}

// What windows-1252 has between 0x80 and 0x9f; five places are empty.
const windows1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

function byteOf(character: string, charset: 'windows-1252' | 'iso-8859-1'): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const place = charset === 'windows-1252' ? windows1252.indexOf(character) : -1;
  return place < 0 ? undefined : 0x80 + place;
}

function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => {
      const written = Array.from(line, (character, at) => {
        const plain = /[\t\x20-\x3c\x3e-\x7e]/.test(character) && !(/[\t ]/.test(character) && at === line.length - 1);
        return plain ? character : `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
      });
      const lines = packed(written, (packedLine) => packedLine.length <= 75);
      return lines.join('=\r\n');
    })
    .join('\r\n');
}

/** A header with what is not ASCII as encoded words, of whole characters and at most 75 bytes each. */
function headerLine(name: string, value: string, preferred: Charset): string {
  const charset = fits(value, preferred) ? preferred : 'utf-8';
  const [, display, address] = /^(.*?)( <[^<>]*>)$/.exec(value) ?? [];
  const shown = display ?? value;
  return `${name}: ${isAscii(shown) ? shown : encodedWords(shown, charset)}${address ?? ''}`.replaceAll(
    '> <',
    '>\r\n <',
  );
}

function encodedWords(text: string, charset: Charset): string {
  const chunks = packed(Array.from(text), (chunk) => encodeText(chunk, charset).length <= 40);
  return chunks.map((chunk) => `=?${charset}?B?${encodeText(chunk, charset).toString('base64')}?=`).join('\r\n ');
}

/** Joins pieces in order, into as few texts as fit. */
function packed(pieces: readonly string[], fitsIn: (text: string) => boolean): string[] {
  const texts: string[] = [];
  let current = '';
  for (const piece of pieces) {
    if (current !== '' && !fitsIn(current + piece)) {
      texts.push(current);
      current = '';
    }
    current += piece;
  }
  return [...texts, current];
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function ascii(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
