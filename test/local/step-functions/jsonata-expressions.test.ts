import { describe, expect, it } from 'vitest';
import { jsonataExpressions } from '../../../local/step-functions/jsonata-expressions.ts';
import { START } from './a-world.ts';

const expressions = jsonataExpressions();
let draws = 0;
const moment = { now: START, draw: () => (draws++ % 10) / 10, uuid: () => 'a-uuid' };
const value = (source: string, bindings = {}) => expressions.evaluate(`{% ${source} %}`, bindings, moment);

describe('expressions', () => {
  it('read the virtual clock, also for partial dates', async () => {
    expect(await value('$now()')).toBe('2027-01-14T08:00:00.000Z');
    expect(await value('$now("[Y]/[M]")')).toBe('2027/1');
    expect(await value('$millis()')).toBe(START);
    expect(await value('$toMillis("2027-02-01T00:00:00Z")')).toBe(Date.parse('2027-02-01T00:00:00Z'));
    expect(await value('$fromMillis($toMillis("10:30", "[H]:[m]"))')).toBe('2027-01-14T10:30:00.000Z');
  });

  it('take chance from the caller', async () => {
    draws = 5;
    expect(await value('$random()')).toBe(0.5);
    expect(await value('$uuid()')).toBe('a-uuid');
    draws = 0;
    expect(await value('$shuffle([1, 2, 3])')).toEqual([2, 3, 1]);
  });

  it('have the functions Step Functions adds', async () => {
    expect(await value('$partition([1, 2, 3, 4, 5], 2)')).toEqual([[1, 2], [3, 4], [5]]);
    expect(await value('$range(1, 9, 3)')).toEqual([1, 4, 7]);
    expect(await value('$range(3, 1, -1)')).toEqual([3, 2, 1]);
    expect(await value('$parse("{\\"a\\": [1]}").a')).toEqual([1]);
    expect(await value('$hash("abc", "SHA-1")')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    for (const broken of ['$range(1, 2, 0)', '$partition([1], 0)', '$hash("abc", "ROT13")', '$parse("{")'])
      await expect(value(broken)).rejects.toMatchObject({ error: 'States.QueryEvaluationError' });
  });

  it('are JSON when they are done: no functions, no references into variables', async () => {
    await expect(value('$now')).rejects.toMatchObject({ error: 'States.QueryEvaluationError' });
    await expect(value('{"f": function($x) { $x }}')).rejects.toMatchObject({ error: 'States.QueryEvaluationError' });
    const list = { deep: [1] };
    const copy = await value('$list', { list });
    expect(copy).toEqual(list);
    expect(copy).not.toBe(list);
  });

  it('keep JSONata’s singletons: one match is a value, not a list', async () => {
    const bindings = { xs: [{ a: 1 }, { a: 2 }] };
    expect(await value('$xs[a = 1]', bindings)).toEqual({ a: 1 });
    expect(await value('[$xs[a = 1]]', bindings)).toEqual([{ a: 1 }]);
  });

  it('replace nothing in a template but whole strings', async () => {
    const template = { n: 1, flag: null, text: 'plain', list: ['{% $a %}', { b: '{% $a + 1 %}' }] };
    expect(await expressions.evaluate(template, { a: 1 }, moment)).toEqual({
      n: 1,
      flag: null,
      text: 'plain',
      list: [1, { b: 2 }],
    });
  });
});
