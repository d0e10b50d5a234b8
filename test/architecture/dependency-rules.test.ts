import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..');
const rooms = ['infra', 'functions', 'shared', 'local', 'scripts', 'test'];

const Config = z.object({
  forbidden: z.array(z.custom<IForbiddenRuleType>()),
  options: z.record(z.string(), z.unknown()),
});
const { forbidden, options } = Config.parse(createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')));

/** One forbidden import for every arm of every rule: a file in a real room, and what it imports. */
const seeds: readonly (readonly [rule: string, from: string, imports: string])[] = [
  ['infra-knows-contracts-only', 'infra/seed.ts', '../shared/domain/target.ts'],
  ['infra-knows-contracts-only', 'infra/seed-of-code.ts', '../functions/target.ts'],
  ['contracts-know-domain-only', 'shared/contracts/seed.ts', '../forms/target.ts'],
  ['contracts-know-domain-only', 'shared/contracts/seed-of-package.ts', 'temporal-polyfill'],
  ['domain-stands-alone', 'shared/domain/seed.ts', '../contracts/target.ts'],
  ['domain-stands-alone', 'shared/domain/matching/seed.ts', 'postal-mime'],
  ['domain-stands-alone', 'shared/domain/seed-of-files.ts', 'node:fs'],
  ['domain-hashes-in-one-place', 'shared/domain/seed-of-chance.ts', 'node:crypto'],
  ['functions-know-shared-only', 'functions/seed.ts', 'postal-mime'],
  ['functions-know-shared-only', 'functions/seed-of-infra.ts', '../infra/target.ts'],
  ['functions-not-each-other', 'functions/seed-of-function.ts', './target.ts'],
  ['only-adapters-talk-to-aws', 'functions/seed-of-sdk.ts', '@aws-sdk/client-sqs'],
  ['only-adapters-talk-to-aws', 'shared/dossier/seed-of-sdk.ts', '@aws-sdk/lib-dynamodb'],
  ['only-adapters-talk-to-aws', 'infra/seed-of-sdk.ts', '@aws-sdk/client-s3'],
  ['only-infra-builds-with-cdk', 'shared/adapters/seed-of-cdk.ts', 'aws-cdk-lib'],
  ['only-infra-builds-with-cdk', 'local/seed-of-cdk.ts', 'constructs'],
  ['production-never-knows-local', 'shared/adapters/seed-of-local.ts', '../../local/target.ts'],
  ['production-never-knows-local', 'functions/seed-of-test.ts', '../test/target.ts'],
  ['production-never-knows-local', 'infra/seed-of-script.ts', '../scripts/target.ts'],
  ['production-needs-no-dev-dependency', 'shared/adapters/seed-of-dev.ts', 'fast-check'],
  ['ports-know-domain-only', 'shared/ports.ts', './contracts/target.ts'],
  ['adapters-know-no-text', 'shared/adapters/seed.ts', '../messages/target.ts'],
  ['texts-are-pure', 'shared/forms/seed.ts', '../adapters/target.ts'],
  ['texts-are-pure', 'shared/mail/seed.ts', '../ports.ts'],
  ['texts-are-pure', 'shared/messages/seed.ts', '../dossier/target.ts'],
  ['texts-are-pure', 'shared/report/seed.ts', '../adapters/target.ts'],
  ['texts-are-pure', 'shared/roster/seed.ts', '../ports.ts'],
  ['texts-need-little-of-node', 'shared/mail/seed-of-network.ts', 'node:https'],
  ['texts-need-little-of-node', 'shared/messages/seed-of-timers.ts', 'node:timers/promises'],
  ['dossier-loads-through-ports', 'shared/dossier/seed.ts', '../adapters/target.ts'],
  ['employees-see-mime-only', 'local/employees/seed.ts', '../../shared/forms/target.ts'],
  ['employees-see-mime-only', 'local/employees/seed-of-a-detour.ts', '../detour.ts'],
  ['generated-replies-see-text-only', 'test/replies/seed.ts', '../../shared/forms/target.ts'],
  ['generated-replies-see-text-only', 'test/replies/seed-of-a-detour.ts', '../../local/detour.ts'],
  ['no-circle', 'shared/domain/circle-a.ts', './circle-b.ts'],
  ['nothing-unresolvable', 'local/seed-of-nothing.ts', './there-is-no-such-file.ts'],
  ['no-orphan', 'shared/domain/orphan.ts', ''],
];

let copy: string;
let violations: { readonly rule: string; readonly from: string }[];

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'rebours-rooms-'));
  for (const each of [...rooms, 'package.json', 'tsconfig.json'])
    cpSync(join(root, each), join(copy, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const targets = [
    ...rooms,
    ...['adapters', 'contracts', 'domain', 'dossier', 'forms', 'messages'].map((room) => `shared/${room}`),
  ];
  for (const room of targets) writeFileSync(join(copy, room, 'target.ts'), 'export const target = 1;\n');
  writeFileSync(join(copy, 'local/detour.ts'), "export { target } from '../shared/mail/detour.ts';\n");
  writeFileSync(join(copy, 'shared/mail/detour.ts'), 'export const target = 1;\n');
  writeFileSync(join(copy, 'shared/domain/circle-b.ts'), "import './circle-a.ts';\n");
  for (const [, from, imports] of seeds)
    appendFileSync(join(copy, from), imports === '' ? 'export const alone = 1;\n' : `import '${imports}';\n`);

  const { output } = await cruise(rooms, { ...options, baseDir: copy, validate: true, ruleSet: { forbidden } });
  const { summary } = output as ICruiseResult; // a text only for reporters that were not asked for
  violations = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});
afterAll(() => {
  rmSync(copy, { recursive: true });
});

describe('the dependency rules', () => {
  it.each(seeds)('bark: %s, when %s imports %s', (rule, from) => {
    expect(violations.filter((violation) => violation.from === from).map((violation) => violation.rule)).toContain(
      rule,
    );
  });

  it('are all proven', () => {
    const proven = new Set(seeds.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => name === undefined || !proven.has(name))).toEqual([]);
  });
});
