import type { Random } from '../../../local/employees/random.ts';
import type { ClientLanguage } from '../client-words.ts';
import type { BodyLine } from '../draft.ts';
import type { Manner } from '../manners/manner.ts';
import type { ReceivedForm } from '../received-form.ts';
import type { Style } from '../styles/style.ts';

/** A reply before something happens to it. */
export interface Plan {
  readonly manner: Manner;
  readonly style: Style;
  readonly received: ReceivedForm;
  readonly random: Random;
}

/** What clients, gateways, keyboards and old habits do to a reply on its way. */
export interface Noise {
  readonly name: string;
  readonly suits?: (plan: Plan) => boolean;
  readonly change?: (lines: readonly BodyLine[], plan: Plan) => BodyLine[];
  /** Instead of ">". */
  readonly mark?: string;
  readonly clientLanguage?: (plan: Plan) => ClientLanguage;
  /** Only the HTML part arrives. */
  readonly htmlOnly?: boolean;
  /** The charset is written so, whatever it is. */
  readonly label?: string;
}

export const isMarked = ({ manner }: Plan): boolean =>
  manner.quote === 'marked' || manner.quote === 'introduction marked too';

export const hasQuote = ({ manner, style }: Plan): boolean => manner.quote !== 'none' && style.name !== 'quote deleted';

/** Changes every line of some origin. */
export function each(
  from: readonly BodyLine['from'][],
  change: (line: BodyLine) => BodyLine[],
): NonNullable<Noise['change']> {
  return (lines) => lines.flatMap((line) => (from.includes(line.from) ? change(line) : [line]));
}
