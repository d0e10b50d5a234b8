import { afterEach, describe, expect, it, vi } from 'vitest';
import { stepMetrics } from '../../shared/adapters/metrics.ts';
import { systemClock, systemIds } from '../../shared/adapters/services.ts';
import { wires } from '../../shared/adapters/wires.ts';
import { metricNamespace, stepDimension } from '../../shared/contracts/metrics.ts';
import { sweep } from '../../shared/contracts/steps.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('counts', () => {
  it('are written in the embedded metric format where alarms look for them: our namespace, one dimension, the step’s name', () => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    const count = stepMetrics({}, { step: sweep.name, wires: wires(), clock: systemClock, ids: systemIds });
    count({ OutboxesStuck: 2, EmailsGivenUp: 0 });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number) as number,
          CloudWatchMetrics: [
            {
              Namespace: metricNamespace,
              Dimensions: [[stepDimension]],
              Metrics: [
                { Name: 'OutboxesStuck', Unit: 'Count' },
                { Name: 'EmailsGivenUp', Unit: 'Count' },
              ],
            },
          ],
        },
        [stepDimension]: sweep.name,
        OutboxesStuck: 2,
        EmailsGivenUp: 0,
      },
    ]);
  });
});
