import { htmlText } from '../../shared/report/html-text.ts';

/** Text that is HTML already. Only `html` makes it, so a string can reach a page no other way than escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | undefined | readonly Markup[];

/** Writes HTML: whatever stands between `${}` is escaped, also within a quoted attribute; other markup is taken as it is, `undefined` is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, index) => text + written(parts[index])).join('') };
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return htmlText(cleared(String(part)));
  if (Array.isArray(part)) return (part as readonly Markup[]).map(({ markup }) => markup).join('\n');
  return (part as Markup).markup;
}

/** Emails may hold control characters, which no page may hold. */
function cleared(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '\ufffd');
}
