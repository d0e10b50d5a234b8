/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Why a text is not JSON. */
export type JsonFault =
  | 'empty'
  | 'end-missing'
  | 'not-a-value'
  | 'curly-quotes'
  | 'string-not-closed'
  | 'bad-escape'
  | 'comma-missing'
  | 'comma-extra'
  | 'colon-missing'
  | 'key-missing'
  | 'key-twice'
  | 'comment'
  | 'text-after-end'
  | 'too-deep';

export type LocatedJson =
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** Where each value stands, by JSON pointer ('' is the whole). */
      readonly places: ReadonlyMap<string, Place>;
    }
  | { readonly kind: 'fault'; readonly fault: JsonFault; readonly place: Place; readonly found: string };

class Fault extends Error {
  readonly fault: JsonFault;
  readonly at: number;
  constructor(fault: JsonFault, at: number) {
    super(fault);
    this.fault = fault;
    this.at = at;
  }
}

const maxDepth = 30; // a definition is 5 deep; a hostile file must not exhaust the stack

/** JSON read with the place of every value, so that what is wrong in it can be shown to somebody with a text editor. */
export function locateJson(text: string): LocatedJson {
  const lineStarts = [0];
  for (const { index } of text.matchAll(/\n/g)) lineStarts.push(index + 1);
  const placeOf = (offset: number): Place => {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  const places = new Map<string, Place>();
  let at = 0;

  const skipSpace = () => {
    while (/\s/.test(text.charAt(at))) at += 1;
    if (text.startsWith('//', at) || text.startsWith('/*', at)) throw new Fault('comment', at);
  };
  const token = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) at += found.length;
    return found;
  };
  const string = (): string => {
    const start = at;
    const found = token(/"(?:[^"\\\n]|\\.)*"/y);
    if (found === undefined) throw new Fault('string-not-closed', start);
    try {
      return JSON.parse(found.replace(/\t/g, '\\t')) as string; // a JSON text in quotation marks is a string
    } catch {
      throw new Fault('bad-escape', start);
    }
  };
  /** After a member: true when another one follows. */
  const more = (close: string): boolean => {
    skipSpace();
    if (text.charAt(at) === close) {
      at += 1;
      return false;
    }
    if (at >= text.length) throw new Fault('end-missing', at);
    if (text.charAt(at) !== ',') throw new Fault('comma-missing', at);
    const comma = at;
    at += 1;
    skipSpace();
    if (/[\]}]/.test(text.charAt(at))) throw new Fault('comma-extra', comma);
    return true;
  };
  const opensAndCloses = (close: string): boolean => {
    at += 1;
    skipSpace();
    if (text.charAt(at) !== close) return false;
    at += 1;
    return true;
  };
  const value = (pointer: string, depth: number): unknown => {
    skipSpace();
    const start = at;
    if (depth > maxDepth) throw new Fault('too-deep', start);
    places.set(pointer, placeOf(start));
    const next = text.charAt(at);
    if (next === '{') {
      const members = new Map<string, unknown>();
      if (opensAndCloses('}')) return {};
      do {
        const keyAt = at;
        if (/[“”«»‘’]/.test(text.charAt(at))) throw new Fault('curly-quotes', at);
        if (text.charAt(at) !== '"') throw new Fault(at >= text.length ? 'end-missing' : 'key-missing', at);
        const key = string();
        if (members.has(key)) throw new Fault('key-twice', keyAt);
        skipSpace();
        if (text.charAt(at) !== ':') throw new Fault('colon-missing', at);
        at += 1;
        members.set(key, value(`${pointer}/${escapeKey(key)}`, depth + 1));
      } while (more('}'));
      return Object.fromEntries(members);
    }
    if (next === '[') {
      const items: unknown[] = [];
      if (opensAndCloses(']')) return items;
      do items.push(value(`${pointer}/${items.length}`, depth + 1));
      while (more(']'));
      return items;
    }
    if (next === '"') return string();
    const scalar = token(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.-])/y);
    if (scalar !== undefined) return JSON.parse(scalar) as unknown;
    if (at >= text.length) throw new Fault('end-missing', at);
    throw new Fault(/[“”«»‘’]/.test(next) ? 'curly-quotes' : 'not-a-value', start);
  };

  try {
    skipSpace();
    if (at >= text.length) throw new Fault('empty', 0);
    const parsed = value('', 0);
    skipSpace();
    if (at < text.length) throw new Fault('text-after-end', at);
    return { kind: 'value', value: parsed, places };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const found = /^[^\n]{0,20}/.exec(text.slice(error.at))?.[0].trim() ?? '';
    return { kind: 'fault', fault: error.fault, place: placeOf(error.at), found };
  }
}

/** One step of a JSON pointer. */
export function escapeKey(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
