/** Bytes as text for the store: a byte is a character, since most of it is email in ASCII, which stays short and readable that way. */
export function textOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** What `textOfBytes` was given. */
export function bytesOfText(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
