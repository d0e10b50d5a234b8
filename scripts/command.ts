import { runCommand, tellWhy } from '../shared/contracts/steps.ts';
import { awsCli, callInAws } from './aws-cli.ts';
import { type Call, readCall, usage } from './command-line.ts';
import { WrongArguments } from './strict-arguments.ts';

export interface Speech {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** `npm run command`: gives one command by way of `call` and says what came of it. Answers the exit code. */
export async function giveCommand(
  args: readonly string[],
  call: (call: Call) => unknown,
  { say, complain }: Speech,
): Promise<number> {
  try {
    const read = readCall(args);
    if (read === 'help') {
      say(usage);
      return 0;
    }
    const answer = await call(read);
    if (read.name === 'tell-why') {
      const { found, lines } = tellWhy.output.parse(answer);
      for (const line of lines) (found ? say : complain)(line);
      return found ? 0 : 1;
    }
    const { outcome, message } = runCommand.output.parse(answer);
    (outcome === 'refused' ? complain : say)(`${outcome}: ${message}`);
    return outcome === 'refused' ? 1 : 0;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (!(error instanceof WrongArguments)) return 1;
    complain('See: npm run command -- --help');
    return 2;
  }
}

if (import.meta.main)
  process.exitCode = await giveCommand(process.argv.slice(2), (call) => callInAws(call, awsCli), {
    say: (line) => {
      console.log(line);
    },
    complain: (line) => {
      console.error(line);
    },
  });
