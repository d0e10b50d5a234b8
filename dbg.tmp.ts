import { embeddedDynamo } from './local/dynamodb/embedded-dynamo.ts';
import { loadAssembly } from './local/assembly/load-assembly.ts';
import { assemble } from './scripts/assemble.ts';
import { programTable } from './shared/adapters/program-table.ts';
import { wires } from './shared/adapters/wires.ts';
const a = loadAssembly(await assemble({}));
const d = embeddedDynamo({ tables: a.tables });
const t = a.functions.map(f=>f.environment.PROGRAM_TABLE).find(Boolean)!;
const w = wires(() => d.requestHandler as never);
const clock = { now: () => '2027-01-01T00:00:00.000Z' };
const p = programTable({ dynamo: w.dynamo(), sqs: () => ({ send: async () => ({}) }) as never, table: t, sendQueue: 'x', wakeQueue: 'y', clock });
const form: any = { formId: 'frm_aaaaaaaaaaaaaaaa', cycleId: 'cyc_a', personId: 'per_a', kind: 'START', kindVersion: 1, language: 'fr', group: 'start', round: 1, facts: {}, key: 'k', status: 'issued', issuedAt: clock.now(), ladder: [clock.now()], closesAt: '2027-02-01T00:00:00.000Z', sent: 0, answers: {}, clarifications: 0, replies: [], unclear: [], version: 1, epoch: 1 };
try {
await p.forms.create(form, 'x');
const f = await p.forms.load(form.formId);
console.log(await p.forms.advance(f, { to: { ...f, sent: 1 }, event: 'sent', parks: { token: 'tok', until: '2027-01-02T00:00:00.000Z' } }));
} catch (e) { console.log(e) }
