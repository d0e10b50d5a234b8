import type { SQSClientConfig } from '@aws-sdk/client-sqs';

/** Which AWS service a request handler is asked for. */
export type Service = 'dynamodb' | 's3' | 'ses' | 'states' | 'sqs';

/** In AWS there is none: the SDK speaks HTTPS. Locally each service has its in-process wire. */
export type RequestHandlers = (service: Service) => NonNullable<SQSClientConfig['requestHandler']>;

/** What the SDK client of a service is made with: nothing in AWS, where it finds everything in its surroundings. */
export type Setup = (service: Service) => Pick<SQSClientConfig, 'region' | 'credentials' | 'requestHandler' | 'signer'>;

/** Makes one SDK client. Each lies in a file of its own, so that only the bundles that name it hold it. */
export type ClientOf<Client> = (setup: Setup) => Client;

/** Clients by what makes them: made on first use and kept for the life of the function. */
export type Wires = <Client>(client: ClientOf<Client>) => Client;

/** Clients on the given wires. */
export function wires(handlers?: RequestHandlers): Wires {
  const setup: Setup = (service) =>
    handlers === undefined
      ? {}
      : {
          region: 'eu-west-1',
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
          requestHandler: handlers(service),
          // An in-process wire checks permissions by role, not by signature.
          signer: { sign: (request) => Promise.resolve(request) },
        };
  const clients = new Map<unknown, unknown>();
  return <Client>(client: ClientOf<Client>): Client => {
    if (!clients.has(client)) clients.set(client, client(setup));
    return clients.get(client) as Client; // what this maker made
  };
}
