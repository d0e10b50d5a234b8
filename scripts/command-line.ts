import * as z from 'zod';
import { runCommand, tellWhy } from '../shared/contracts/steps.ts';
import { strictArguments, WrongArguments } from './strict-arguments.ts';

/** A function to call, by its contract's name, and what to hand it. */
export interface Call {
  readonly name: 'run-command' | 'tell-why';
  readonly payload: Record<string, unknown>;
  /** The CloudFormation stack to look for the function in. */
  readonly stack: string;
}

export const usage = `What coordinators and engineers do by hand, in AWS, with the caller's own rights.

  npm run command -- decide cyc_… approve|cancel ROUND   decides on the proposal of that round
  npm run command -- cancel cyc_…                        ends a cycle: forms and pairs close, those concerned are told
  npm run command -- extend cyc_… enrollment DATE        keeps enrollment open until 18:00 of that day
  npm run command -- extend cyc_… evaluation DATE        likewise the closing evaluation
  npm run command -- extend frm_… DATE                   gives one person more time
  npm run command -- resend frm_…                        sends a form again, as its next attempt
  npm run command -- pause cyc_… P12 DATE [leader]       stops a pair; the mentor (or the leader) is asked that day how to go on
  npm run command -- resume cyc_… P12                    lets a paused pair go on: its sessions get their dates again
  npm run command -- resume cyc_…                        wakes a cycle and everything open in it
  npm run command -- why ID                              the life of a cycle, form, pair, person or email (ledger key, SES id or tag)
  npm run command -- why TASK --cycle cyc_…              the life of a coordinator's task

  --by CODE       a person's id or a ticket's number, for the audit trail; never a name
  --stack NAME    the deployed stack (default Rebours)
  --help          this text

Every command may be given twice. Exit codes: 0 done or so already, 1 refused or failed, 2 wrong arguments.
`;

const known = {
  by: { type: 'string' },
  cycle: { type: 'string' },
  stack: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; 'help' when that is what was asked for. Throws WrongArguments. */
export function readCall(args: readonly string[]): Call | 'help' {
  const { values, positionals } = strictArguments(args, known, true);
  const { by, cycle: cycleId, stack = 'Rebours', help } = values;
  if (help === true || args.length === 0) return 'help';
  const [command = '', id = '', ...rest] = positionals;
  if (command === 'why') {
    const payload = { id, ...(cycleId === undefined ? {} : { cycleId }) };
    return { name: 'tell-why', payload: checked(tellWhy.input, payload, rest), stack };
  }
  const { left, ...order } = orderOf(command, id, rest);
  const payload = { ...order, ...(by === undefined ? {} : { by }) };
  return { name: 'run-command', payload: checked(runCommand.input, payload, left), stack };
}

type Order = Record<string, unknown> & { readonly left: readonly string[] };

function orderOf(command: string, id: string, rest: readonly string[]): Order {
  const [first, second, ...more] = rest;
  switch (command) {
    case 'decide':
      return { command, cycleId: id, decision: first, round: Number(second), left: more };
    case 'extend':
      if (id.startsWith('frm_')) return { command: 'extend-form', formId: id, until: first, left: rest.slice(1) };
      return { command: `extend-${first ?? ''}`, cycleId: id, until: second, left: more };
    case 'resend':
      return { command, formId: id, left: rest };
    case 'pause':
      return {
        command: 'pause-pair',
        cycleId: id,
        pair: first,
        until: second,
        ...(more[0] === undefined ? {} : { side: more[0] }),
        left: more.slice(1),
      };
    case 'resume':
      if (first !== undefined) return { command: 'resume-pair', cycleId: id, pair: first, left: rest.slice(1) };
      return { command, cycleId: id, left: rest };
    case 'cancel':
      return { command, cycleId: id, left: rest };
    default:
      throw new WrongArguments(`There is no command "${command}".`);
  }
}

function checked(schema: z.ZodType, payload: unknown, left: readonly string[]): Record<string, unknown> {
  if (left.length > 0) throw new WrongArguments(`Too many arguments: ${left.join(' ')}`);
  const read = schema.safeParse(payload);
  if (!read.success) throw new WrongArguments(z.prettifyError(read.error));
  return payload as Record<string, unknown>; // as given: the function fills in what is left out
}
