import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { solaneCasting } from './employees/sample-casting.ts';
import { recordOf } from './output/run-record.ts';
import { assembleFor } from './run/assemble-for.ts';
import { runCycle } from './run/cycle-run.ts';
import { sampleCompany } from './sample/sample-company.ts';

const company = sampleCompany();
const t = Date.now();
const run = await runCycle({
  assembly: await assembleFor(company),
  company,
  seed: 1,
  personas: solaneCasting,
  onProgress: (p) => {
    console.log(JSON.stringify(p), Date.now() - t);
  },
  observers: {
    onLog: (l) => {
      console.log(l.slice(0, 400));
    },
    onQueueEvent: (e) => {
      if (e.kind !== 'delivered') console.log(e.kind, e.queue, e.error);
    },
  },
});
console.log(run.cycle.status, run.endedAt, run.transitions, run.counts(), run.world.mails.length, Date.now() - t);
writeFileSync(process.argv[2] ?? '/tmp/output-helper/run.bin', serialize(recordOf(run)));
