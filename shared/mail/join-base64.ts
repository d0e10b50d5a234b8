/** Units of base64, each ended by its own padding, that a part may have before it is rewritten; as a rule it is one. */
const mostUnits = 100;

/**
 * The message with base64 that is padded in its middle written as one unit, which stands for the same bytes. A decoder makes a buffer of each
 * unit, and a message of 2 MB can hold half a million.
 */
export function joinBase64(raw: string): string {
  if (!/base64/i.test(raw) || raw.split('=', mostUnits + 1).length <= mostUnits) return raw;
  const boundaries = new Set(
    Array.from(raw.matchAll(/\bboundary[ \t]*=[ \t]*"?([^"\r\n;]{1,200})/gi), ([, name]) => name),
  );
  const isBoundary = (line: string): boolean =>
    line.startsWith('--') && (boundaries.has(line.slice(2).trimEnd()) || boundaries.has(line.trimEnd().slice(2, -2)));
  const written: string[] = [];
  let encoded: string[] = [];
  let head = ''; // of the part that is being read, while its header goes on
  let place: 'head' | 'encoded' | 'text' = 'head';
  for (const line of raw.split('\n')) {
    if (isBoundary(line)) {
      written.push(...joined(encoded));
      [encoded, head, place] = [[], '', 'head'];
    } else if (place === 'encoded') {
      encoded.push(line);
      continue;
    } else if (place === 'head') {
      head += `${line}\n`;
      if (line.trim() === '') place = isBase64.test(head) ? 'encoded' : 'text';
    }
    written.push(line);
  }
  return [...written, ...joined(encoded)].join('\n');
}

const isBase64 = /^content-transfer-encoding:[ \t]*(?:\r?\n[ \t]+)?"?base64\b/im;

function joined(lines: string[]): string[] {
  const units = lines
    .join('')
    .replace(/[^A-Za-z0-9+/=]+/g, '')
    .split(/=+/);
  if (units.length <= mostUnits) return lines;
  return [`${Buffer.concat(units.map((unit) => Buffer.from(unit, 'base64'))).toString('base64')}\r`];
}
