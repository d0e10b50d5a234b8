import { runCycle } from './local/run/cycle-run.ts';
import { sampleCompany } from './local/sample/sample-company.ts';
import { generateCompany } from './local/sample/generate-company.ts';
import { assembleFor } from './local/run/assemble-for.ts';
import { unmarshall } from '@aws-sdk/util-dynamodb';
const N = Number(process.env.N ?? 0);
const company = N ? generateCompany(N, 1) : sampleCompany();
const t0 = Date.now();
const run = await runCycle({ assembly: await assembleFor(company as never), company, seed: Number(process.env.SEED ?? 1), onProgress: (p: unknown) => { if (process.env.PROG) console.log(JSON.stringify(p)); } } as never);
const w = run.world;
console.log('ms', Date.now() - t0, w.mails.length, w.machines.transitions, (process.memoryUsage().rss/1e6|0)+'MB');
const table = w.assembly.functions.map(f=>f.environment.PROGRAM_TABLE).find(Boolean)!;
const st: Record<string, number> = {};
for (const raw of w.dynamo.items(table)) { const i = unmarshall(raw as never);
 const add=(k:string)=>{st[k]=(st[k]??0)+1};
 if (i.sk === 'CYC') console.log(i.fact.status, i.fact.closedAt);
 if (String(i.sk).startsWith('TSK#')) add('T ' + i.fact.kind + ' ' + JSON.stringify({...i.fact.facts, session: undefined}) + ' told ' + !!i.fact.toldAt);
 if (i.sk==='MSG') add('M '+i.fact.mail + ' ' + i.fact.status + ' ' + (i.fact.dropped ?? ''));
 if (i.sk==='FRM') add('F '+i.fact.kind+' '+i.fact.status);
 if (i.sk==='INB') add('I '+i.fact.outcome+' '+(i.fact.detail??''));
 if (i.sk==='PAR') { add('P '+i.fact.status+' '+i.fact.closedBecause+' '+i.fact.sessions.map((s:any)=>s.status[0]).join('')); }
}
for (const k of Object.keys(st).sort()) console.log(k, st[k]);
