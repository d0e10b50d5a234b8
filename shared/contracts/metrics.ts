import type { RepairCount } from '../domain/repair.ts';
import { reconcileInbox, sweep, wakeExecutions } from './steps.ts';

/** Namespace of all metrics in CloudWatch. */
export const metricNamespace = 'Rebours';

/** The one dimension of what a step counts: powertools calls it so, and its value is the step's name. */
export const stepDimension = 'service';

/** Which step counts which repair. */
export const countedBy: Readonly<Record<RepairCount, string>> = {
  OutboxesDrained: sweep.name,
  OutboxesStuck: sweep.name,
  EmailsGivenUp: sweep.name,
  EntitiesWoken: sweep.name,
  ExecutionsReplaced: wakeExecutions.name,
  MessagesFetched: reconcileInbox.name,
};
