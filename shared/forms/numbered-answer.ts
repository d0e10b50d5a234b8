/** An answer that names its question: "2: B", "Réponse 2 : B", "[2] B". `weak` separators ("2. B", "2 - B") also number ordinary lists. */
export interface NumberedAnswer {
  number: number;
  text: string;
  weak: boolean;
}

const start =
  /^[\s*_•·>|»-]{0,12}(?:(?:question|q|réponse|reponse|rép|rep|r|answer)\s?\.?\s?)?(?:n[°o]\s?)?(?:\[(\d{1,2})\]|(\d{1,2}))\s{0,3}/iu;

/** Reads a line that begins with the number of a question; undefined for times ("8:30"), decimals, dates and any other line. */
export function numberedAnswer(line: string, numbers: ReadonlySet<number>): NumberedAnswer | undefined {
  const found = start.exec(line);
  if (found === null) return undefined;
  const number = Number(found[1] ?? found[2]);
  if (!numbers.has(number)) return undefined;
  const rest = line.slice(found[0].length);
  const strong = /^(?:[-–—=]{1,3}>|[→⇒➔➜]|[:：=]|\)(?=[\s\p{L}]))(?!\d\d)[\s:=]*(.*)$/u.exec(rest);
  if (strong !== null) return { number, text: (strong[1] ?? '').trim(), weak: false };
  if (found[1] !== undefined) return { number, text: rest.replace(/^[\s.)/–—-]+/, '').trim(), weak: false };
  const [, space = '', text = ''] = /^[.)/–—-](\s*)(.*)$/u.exec(rest) ?? [];
  const isAnswer = /^[^\d\s]/u.test(text) || (space !== '' && /^[1-5][.!]?$/.test(text));
  return isAnswer ? { number, text: text.trim(), weak: true } : undefined;
}

/** Cuts "1: A / 2: 4 3: 5" where the next question's number stands; numbers must grow, and follow each other in "1) A 2) 4". */
export function cutNumbered(line: string, numbers: ReadonlySet<number>): string[] {
  const first = numberedAnswer(line, numbers);
  if (first === undefined) return [line];
  const mark = /^\D{0,14}\d{1,2}\s?(?:([).-])\s|.)/.exec(line)?.[1]; // of a list; undefined for a colon
  if (first.weak && mark === undefined) return [line];
  const parts: string[] = [];
  let from = 0;
  let last = first.number;
  const tight = /^\D{0,12}\d{1,2}[:=]\S/.test(line); // only who types "1:A 2:4" means 4 by "2:4"; elsewhere it is a time or a ratio
  const next =
    mark === undefined
      ? /(?<=[\s;,/|.])(?:r[ée]ponse |answer )?(\d{1,2})\s?[:：=](?=(.))/giu
      : /(?<=[\s;,/|])(\d{1,2})\s?[).-](?=(\s))/gu;
  for (const found of line.matchAll(next)) {
    if (/\d/.test(found[2] ?? '') && !tight) continue;
    const number = Number(found[1]);
    const follows = mark === undefined ? number > last : number === last + 1 && found[0].endsWith(mark);
    if (!follows || !numbers.has(number) || found.index === 0) continue;
    parts.push(line.slice(from, found.index));
    from = found.index;
    last = number;
  }
  return parts.length === 0 ? [line] : [...parts, line.slice(from)].map((part) => part.replace(/[\s;,/|]+$/, ''));
}
