import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Arguments that mean nothing; the message says what to do instead. */
export class WrongArguments extends Error {
  override name = 'WrongArguments';
}

/** What the command line gives for these options, and the words beside them. Throws WrongArguments for an option nobody knows or without its value. */
export function strictArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals, options });
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? error.message : String(error));
  }
}
