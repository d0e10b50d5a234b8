/** Orders texts by their UTF-8 bytes, as DynamoDB does; JavaScript's own order differs beyond the basic plane. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return sortable(one) < sortable(other) ? -1 : 1;
}

/** A text whose code units sort as the UTF-8 bytes of the given one. */
export function sortable(text: string): string {
  if (!/[\ud800-\uffff]/.test(text)) return text;
  // Surrogates stand for what lies beyond U+FFFF: they move behind the rest of the basic plane.
  return text.replace(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
}
