/** What travels between states: JSON and nothing else. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/**
 * A copy that shares nothing with `value`, which a JSONata result may (with variables of the execution).
 * Throws a TypeError for what JSON cannot say: functions, numbers that are not finite, `undefined` at the top.
 */
export function plainJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${String(value)} is not a JSON number`);
    return value;
  }
  if (typeof value !== 'object') throw new TypeError(`A value of type ${typeof value} is not JSON`);
  if (Array.isArray(value)) return value.map(plainJson);
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) throw new TypeError('A JSONata function is not JSON');
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) if (member !== undefined) copy[key] = plainJson(member);
  return copy;
}

/** What is left of a value after it crossed a wire as JSON text; `undefined` arrives as null, as a Lambda's empty answer does. */
export function overTheWire(value: unknown): Json {
  // JSON.stringify is typed as always returning text; for undefined and functions it does not.
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as Json); // parsed JSON is Json
}

/** Size as Step Functions counts it: bytes of the UTF-8 JSON text. */
export function jsonBytes(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
