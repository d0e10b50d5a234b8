/** Longest header value we pass on: longer ones only occur in attacks. */
const maxLength = 300;

/**
 * Header text that is safe to show and to write into another header. An encoded word may decode to CR LF (header injection), an
 * override character may turn `exe.txt` around, a zero-width one may hide: all become nothing, runs of space become one.
 */
export function cleanHeaderText(value: string): string {
  return value
    .slice(0, maxLength * 4)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxLength);
}
