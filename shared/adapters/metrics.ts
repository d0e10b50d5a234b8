import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricNamespace } from '../contracts/metrics.ts';
import type { Count } from '../ports.ts';
import type { Adapter } from './services.ts';

/** Counts as CloudWatch metrics of one step, written to its log in the embedded metric format: names and numbers, nothing else. */
export const stepMetrics: Adapter<unknown, Count> = (_env, { step, log: write }) => {
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: step });
  return (counts) => {
    for (const [name, value] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, value);
    if (write === undefined) metrics.publishStoredMetrics();
    else {
      write(JSON.stringify({ metrics: counts, step }));
      metrics.clearMetrics();
    }
  };
};
