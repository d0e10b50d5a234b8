import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../shared/contracts/outputs.ts';
import type { Call } from './command-line.ts';

/** Runs `aws` with these arguments and answers what it prints; throws when it fails. */
export type Aws = (args: readonly string[]) => string;

/** The engineer's own AWS CLI: their credentials, region and rights; what goes wrong is told on the standard error. */
export const awsCli: Aws = (args) =>
  execFileSync('aws', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Invokes the deployed function of a call and answers what it returned. Throws with the error's name when it failed. */
export function callInAws({ name, payload, stack }: Call, aws: Aws): unknown {
  const query = `Stacks[0].Outputs[?OutputKey=='${outputOf[name]}'].OutputValue`;
  const described = ['cloudformation', 'describe-stacks', '--stack-name', stack, '--query', query, '--output', 'text'];
  const functionName = aws(described).trim();
  if (functionName === '')
    throw new Error(`Stack ${stack} has no output ${outputOf[name]}: deploy this version first.`);
  const directory = mkdtempSync(join(tmpdir(), 'rebours-command-'));
  try {
    const file = join(directory, 'answer.json');
    const status = aws([
      'lambda',
      'invoke',
      ...['--function-name', functionName],
      ...['--cli-binary-format', 'raw-in-base64-out'],
      ...['--cli-read-timeout', '310'], // longer than the function may take
      ...['--payload', JSON.stringify(payload)],
      ...['--query', 'FunctionError', '--output', 'text'],
      file,
    ]).trim();
    const answer = readFileSync(file, 'utf8');
    if (status !== 'None' && status !== '') throw new Error(`${name} failed: ${answer}`);
    return JSON.parse(answer);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
