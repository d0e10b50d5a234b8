import type { Node } from 'constructs';
import * as z from 'zod';

const Domain = z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'a domain name in lower case');
const Addresses = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  )
  .pipe(z.array(z.email()));

/** What an engineer chooses: CDK context, from cdk.json or `-c name=value`. */
const Settings = z
  .object({
    /** Emails leave from here. */
    domain: Domain,
    /** Replies come in here: beneath `domain`, so that one verified identity covers both. */
    inboundDomain: Domain,
    /** Who may start cycles and decide, comma separated. */
    coordinators: Addresses.pipe(z.array(z.email()).min(1)),
    region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/),
    /** The region's active receipt rule set, where there is one already: only one can be active. */
    receiptRuleSet: z.string().min(1).optional(),
    /** Who is told about alarms, comma separated. */
    engineers: Addresses.optional(),
  })
  .refine(({ domain, inboundDomain }) => inboundDomain.endsWith(`.${domain}`), {
    message: 'inboundDomain must lie beneath domain',
    path: ['inboundDomain'],
  });
export type Settings = z.infer<typeof Settings>;

/** Reads the settings from context. Throws one line per wrong one. */
export function readSettings(node: Node): Settings {
  const names = ['domain', 'inboundDomain', 'coordinators', 'region', 'receiptRuleSet', 'engineers'];
  const given = Object.fromEntries(names.map((name) => [name, node.tryGetContext(name) as unknown]));
  const settings = Settings.safeParse(given);
  if (!settings.success) throw new Error(`Wrong settings (CDK context):\n${z.prettifyError(settings.error)}`);
  return settings.data;
}
