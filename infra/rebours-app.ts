import { App, type AppProps, Stack } from 'aws-cdk-lib';
import { ReboursStack } from './rebours-stack.ts';
import { Records } from './records.ts';
import { readSettings } from './settings.ts';

interface ReboursAppProps extends Pick<AppProps, 'context' | 'outdir'> {
  /** Directory of the bundled functions. */
  readonly functions: string;
}

/** The whole app: what must last in one stack, what runs in the other. */
export function reboursApp({ functions, ...props }: ReboursAppProps): App {
  const app = new App({ ...props, analyticsReporting: false });
  const settings = readSettings(app.node);
  const env = { region: settings.region }; // named: a table with a key of its own needs a known region
  const recordsStack = new Stack(app, 'ReboursRecords', {
    env,
    description: 'Rebours: facts, people, received emails and documents',
    terminationProtection: true,
  });
  const records = new Records(recordsStack, 'Records', settings);
  new ReboursStack(app, 'Rebours', {
    env,
    description: 'Rebours: functions, queues, machines and email',
    settings,
    records,
    functions,
  });
  return app;
}
