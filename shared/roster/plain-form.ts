/** How two spellings of one word are compared: no accents, case or punctuation. */
export function plainForm(text: string): string {
  return text
    .replace(/[’']?\(e\)/gi, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
