import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allows } from '../../../local/permissions/allows.ts';
import { Statement } from '../../../local/permissions/statement.ts';

const aStatement = (fields: Record<string, unknown> = {}): Statement =>
  Statement.parse({
    Effect: 'Allow',
    Action: 'dynamodb:GetItem',
    Resource: 'arn:aws:dynamodb:eu-west-1:1:table/program',
    ...fields,
  });
const table = 'arn:aws:dynamodb:eu-west-1:1:table/program';

describe('allows', () => {
  it('allows what a statement names and nothing else', () => {
    const statements = [aStatement()];
    expect(allows(statements, 'dynamodb:GetItem', table)).toBe(true);
    expect(allows(statements, 'DynamoDB:getitem', table)).toBe(true);
    expect(allows(statements, 'dynamodb:PutItem', table)).toBe(false);
    expect(allows(statements, 'dynamodb:GetItem', `${table}/index/work`)).toBe(false);
    expect(allows(statements, 'dynamodb:GetItem', table.replace('program', 'Program'))).toBe(false);
    expect(allows([], 'dynamodb:GetItem', table)).toBe(false);
  });

  it('reads * as any text and ? as one character, and every other character as itself', () => {
    const resource = (pattern: string) => [aStatement({ Action: 'dynamodb:*Item', Resource: [pattern] })];
    expect(allows(resource(`${table}/index/*`), 'dynamodb:BatchGetItem', `${table}/index/work`)).toBe(true);
    expect(allows(resource(`${table}/index/*`), 'dynamodb:GetItem', table)).toBe(false);
    expect(allows(resource('arn:aws:s3:::a?c'), 'dynamodb:GetItem', 'arn:aws:s3:::abc')).toBe(true);
    expect(allows(resource('arn:aws:s3:::a?c'), 'dynamodb:GetItem', 'arn:aws:s3:::abbc')).toBe(false);
    expect(allows(resource('arn:aws:s3:::a.c'), 'dynamodb:GetItem', 'arn:aws:s3:::abc')).toBe(false);
  });

  it('lets an explicit deny win, wherever it stands', () => {
    const deny = aStatement({ Effect: 'Deny', Action: '*', Resource: '*' });
    fc.assert(
      fc.property(fc.nat({ max: 3 }), (position) => {
        const statements = Array.from({ length: 3 }, () => aStatement()).toSpliced(position, 0, deny);
        expect(allows(statements, 'dynamodb:GetItem', table)).toBe(false);
      }),
    );
  });

  it.each([
    ['StringEquals', 'program@example.org', ['program@example.org'], true],
    ['StringEquals', 'program@example.org', ['Program@example.org'], false],
    ['StringEquals', '*', ['program@example.org'], false],
    ['StringEquals', 'program@example.org', undefined, false],
    ['StringLike', '*@example.org', ['program@example.org'], true],
    ['StringLike', '*@example.org', ['program@example.com'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a'], ['a', 'b'], false],
    ['ForAllValues:StringEquals', ['a'], undefined, true],
    ['ForAllValues:StringLike', ['FRM#*'], ['FRM#1', 'FRM#2'], true],
    ['ForAnyValue:StringEquals', ['a'], ['b', 'a'], true],
    ['ForAnyValue:StringLike', ['a*'], ['b'], false],
    ['ForAnyValue:StringEquals', ['a'], undefined, false],
  ])('%s %j of a request with %j is %s', (operator, patterns, values, expected) => {
    const statements = [aStatement({ Condition: { [operator]: { 'ses:fromaddress': patterns } } })];
    expect(
      allows(statements, 'dynamodb:GetItem', table, values === undefined ? {} : { 'ses:FromAddress': values }),
    ).toBe(expected);
  });

  it('wants every condition of a statement met', () => {
    const statements = [
      aStatement({
        Condition: {
          StringEquals: { 'ses:FromAddress': 'a' },
          'ForAllValues:StringLike': { 'ses:Recipients': '*@in' },
        },
      }),
    ];
    const check = (from: string, to: string) =>
      allows(statements, 'dynamodb:GetItem', table, { 'ses:FromAddress': [from], 'ses:Recipients': [to] });
    expect([check('a', 'x@in'), check('a', 'x@out'), check('b', 'x@in')]).toEqual([true, false, false]);
  });

  it('refuses a condition it does not know instead of ignoring it, also beside one that is not met', () => {
    const check = (Condition: object) => () => allows([aStatement({ Condition })], 'dynamodb:GetItem', table);
    expect(check({ StringEquals: { 'ses:FromAddress': 'a' }, DateLessThan: { 'aws:CurrentTime': 'x' } })).toThrow(
      'The condition operator DateLessThan is not supported',
    );
    expect(check({ StringEquals: { 'aws:SourceIp': 'x' } })).toThrow('The condition key aws:SourceIp is not supported');
    expect(check({ 'ForMostValues:StringEquals': { 'ses:FromAddress': 'a' } })).toThrow('is not supported');
  });

  it('refuses statements that say more than it understands', () => {
    expect(() => aStatement({ NotAction: 's3:*' })).toThrow();
    expect(() => aStatement({ Principal: '*' })).toThrow();
    expect(() => aStatement({ Resource: 'arn:aws:s3:::home/${aws:username}' })).toThrow(
      'Policy variables are not supported',
    );
  });
});
