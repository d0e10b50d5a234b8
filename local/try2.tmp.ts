import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { lettersOf } from './output/letters.ts';
import { summarize } from './output/summary.ts';
import { writeOutput } from './output/write-output.ts';

const record = deserialize(readFileSync('/tmp/output-helper/run.bin'));
const t = Date.now();
const letters = lettersOf(record);
const summary = summarize(record, letters);
await writeOutput(process.argv[2] ?? '/tmp/output-helper/out', { record, letters, summary });
console.log(Date.now() - t, 'ms');
