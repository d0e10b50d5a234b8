import type { Assembly } from '../assembly/load-assembly.ts';
import type { EventDestination } from './mailbox.ts';

/** Where each configuration set of an assembly publishes what becomes of an email, by its name. Throws for one that publishes nowhere. */
export function eventDestinations(assembly: Assembly): Map<string, EventDestination> {
  const types = { SEND: 'Send', DELIVERY: 'Delivery', BOUNCE: 'Bounce' } as const;
  return new Map(
    assembly.configurationSets.map(({ name, destinations }) => {
      const [destination] = destinations;
      if (destination === undefined) throw new Error(`Configuration set ${name} publishes nowhere`);
      const published = destination.events.flatMap((event) => {
        const known = types[event.toUpperCase() as keyof typeof types] as
          | (typeof types)[keyof typeof types]
          | undefined;
        return known === undefined ? [] : [known];
      });
      return [name, { topicArn: destination.topicArn, types: published }];
    }),
  );
}
