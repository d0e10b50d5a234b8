/** In capitals anywhere, or as the last word: "I would quote Ines" allows nothing. */
const inCapitals = /(?<![\p{L}\p{N}])(?:CITER|QUOTE)(?![\p{L}\p{N}])/u;
const lastWord = /(?<![\p{L}\p{N}])(?:citer|quote)[^\p{L}\p{N}]*$/iu;
const refusal = /(?:\b(?:pas|ne|sans|jamais|not|never|no|without|don['’]?t)\b|n['’]t)[^.!?;\n]{0,20}$/iu;

/** The words a leader allows to quote, without the word that allows it; undefined when nothing or a refusal was said. */
export function quotable(text: string): string | undefined {
  const allowed = inCapitals.exec(text) ?? lastWord.exec(text);
  if (allowed === null || refusal.test(text.slice(0, allowed.index))) return undefined;
  const words = `${text.slice(0, allowed.index)}${text.slice(allowed.index + allowed[0].length)}`.replace(/\s+/g, ' ');
  const kept = words.replace(/[\s,;:(«"–-]+$/u, '').trim();
  return kept === '' ? undefined : kept;
}
