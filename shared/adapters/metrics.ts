import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricNamespace } from '../contracts/metrics.ts';
import type { Count } from '../ports.ts';

/** Counts as CloudWatch metrics of one step, written to its log in the embedded metric format: names and numbers, nothing else. */
export function countIn(step: string, write: ((line: string) => void) | undefined): Count {
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: step });
  return (counts) => {
    for (const [name, value] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, value);
    if (write === undefined) metrics.publishStoredMetrics();
    else {
      write(JSON.stringify({ metrics: counts, step }));
      metrics.clearMetrics();
    }
  };
}
