import { assemble } from './scripts/assemble.ts';
import { openWorld } from './local/world/world.ts';
import { sampleCompany } from './local/sample/sample-company.ts';
import { generateCompany } from './local/sample/generate-company.ts';
import { composeMessage } from './shared/mail/compose-message.ts';
import PostalMime from 'postal-mime';
import { unmarshall } from '@aws-sdk/util-dynamodb';
const dir = await assemble({});
const N = Number(process.env.N ?? 0);
const s0 = N ? generateCompany(N, 1) : sampleCompany();
const coords = JSON.parse(Buffer.from(s0.cycle).toString()).coordinators.map((c: any) => c.email) as string[];
const swap = (b: Uint8Array) => { let t = Buffer.from(b).toString('latin1'); t = t.replaceAll(coords[0]!, 'claire.dubois@example.com'); if (coords[1]) t = t.replaceAll(coords[1], 'marc.tremblay@example.com'); return Buffer.from(t, 'latin1'); };
const s = { cycle: swap(s0.cycle), roster: swap(s0.roster) };
const history: Record<string, number> = {};
const w = await openWorld({ assembly: dir, seed: 1, startsAt: '2027-01-11T09:00:00.000Z', onLog: (l) => console.log(w?.clock.now(), 'LOG', l), onQueueEvent: (e)=>{ if(e.kind!=='delivered') console.log('Q', e.kind, e.queue, e.error); }, onHistory: (e) => { const k = e.machine+' '+e.type+' '+(e.state??''); history[k]=(history[k]??0)+1; if (/Fail|TimedOut/.test(e.type)) console.log('H', e.type, e.state, e.executionArn);} });
const def = JSON.parse(Buffer.from(s.cycle).toString());
const msg = async (from: string, to: string, subject: string, text: string, extra = {}) => {
  const raw = await composeMessage({ key: from + subject + w.clock.now() + text, at: w.clock.now(), from: { address: from, name: 'X' }, to: { address: to }, subject, language: 'fr', text, html: '<p></p>', ...extra });
  return Buffer.from(Buffer.from(raw).toString('latin1').replace(/^Auto-Submitted:.*\r\n/m, '').replace(/^X-Auto.*\r\n/m,''), 'latin1');
};
const startAddress = w.assembly.functions.map(f=>f.environment.START_ADDRESS).find(Boolean)!;
await w.deliver(await msg('claire.dubois@example.com', startAddress, 'Cycle', 'Bonjour', { attachments: [{ name: 'cycle.json', type: 'application/json', bytes: s.cycle }, { name: 'roster.csv', type: 'text/csv', bytes: s.roster }] }), [startAddress]);
let seen = 0;
const pending: { at: string; from: string; to: string; subject: string; text: string }[] = [];
const counts: Record<string, number> = {};
const topics = ['vidéo courte, ChatGPT, Python', 'réseaux sociaux, data', 'Power BI, Excel', 'ChatGPT, podcast'];
let k = 0;
async function answerNew() {
  for (; seen < w.mails.length; seen++) {
    const m = w.mails[seen]!; const p = await PostalMime.parse(m.raw);
    const text = p.text ?? '';
    const subj = (p.subject ?? '').replace(/^(Rappel : |Reminder: )/, '');
    const kind = (/(?:Code du formulaire :|Form code:) (\w+)/.exec(text)?.[1] ?? 'note') + (/Rappel|Reminder/.test(p.subject ?? '') ? ' R' : '');
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (process.env.V && new RegExp(process.env.V).test(p.subject ?? '') && (counts['v'+process.env.V] = (counts['v'+process.env.V] ?? 0) + 1) <= Number(process.env.VN ?? 1)) console.log('\n=====', m.at, m.to, p.subject, '\n' + text);
    const qs = [...text.matchAll(/^\[(\d)\] (.*)$/gm)];
    if (!qs.length || !p.replyTo?.[0]) continue;
    const answers = qs.map(([, n, label], i) => {
      const block = text.slice(text.indexOf(`[${n}] `), text.indexOf(`${/Réponse/.test(text) ? 'Réponse' : 'Answer'} ${n}`));
      let v = 'A';
      if (/1 à 5|1 pas|1 je|1 jamais|1 not|1 new|1 never|1 to 5|de 1|from 1/.test(block)) v = String(3 + (k++ % 3));
      else if (/oui ou non|yes or no/.test(block)) v = 'oui';
      else if (!/^ {4}A\. /m.test(block)) v = /agenda|calendar/i.test(label!) ? 'moi' : /gagner|gain|retour|return/.test(label!) ? 'stratégie, réseau' : /facultatif|optional/.test(label!) ? '' : topics[k++ % topics.length]!;
      else if (/^ {4}L\. /m.test(block)) v = 'C, G';
      else if (/visio|video/i.test(block)) v = 'B, C, D';
      return v ? `${n}: ${v}` : '';
    }).filter(Boolean).join('\n');
    if (/Lundi|Monday/.test(subj) && kind === 'note') continue;
    pending.push({ at: new Date(Date.parse(m.at) + 3600e3 * (2 + (seen % 40))).toISOString(), from: m.to[0]!, to: p.replyTo[0].address!, subject: 'RE: ' + p.subject, text: answers });
  }
}
const t0 = Date.now(); let steps = 0;
for (;;) {
  await w.settle(); await answerNew();
  pending.sort((a, b) => a.at < b.at ? -1 : 1);
  const next = w.nextWakeAt();
  if (pending[0] && (!next || pending[0].at <= next)) { const r = pending.shift()!; w.moveTo(r.at); await w.deliver(await msg(r.from, r.to, r.subject, r.text), [r.to]); }
  else if (next) { if (next > (process.env.UNTIL ?? '2027-12-31')) break; w.moveTo(next); }
  else break;
  if (++steps % 2000 === 0) console.error(w.clock.now(), w.mails.length, w.machines.transitions, Date.now() - t0);
}
console.log(counts, w.machines.transitions, w.schedules.skipped(), Date.now() - t0, 'ms', process.memoryUsage().rss / 1e6 | 0, 'MB');
const table = w.assembly.functions.map(f=>f.environment.PROGRAM_TABLE).find(Boolean)!;
for (const raw of w.dynamo.items(table)) { const i = unmarshall(raw as never); if (i.sk === 'CYC') console.log({ ...i.fact, definition: undefined, version: i.version }); if (i.sk === 'TSK' || String(i.sk).startsWith('TSK#')) console.log(i.fact.kind, i.fact.facts, i.fact.toldAt); if (i.sk==='PAR' && process.env.P) console.log(JSON.stringify(i.fact)); }
const st: Record<string, number> = {}; for (const raw of w.dynamo.items(table)) { const i = unmarshall(raw as never); if (i.sk === 'MSG') st[i.fact.mail + ' ' + i.fact.status + ' ' + (i.fact.dropped ?? '')] = (st[i.fact.mail + ' ' + i.fact.status + ' ' + (i.fact.dropped ?? '')] ?? 0) + 1; if (i.sk==='FRM') st['F '+i.fact.kind+' '+i.fact.status]=(st['F '+i.fact.kind+' '+i.fact.status]??0)+1; if (i.sk==='INB') st['I '+i.fact.outcome+' '+(i.fact.detail??'')]=(st['I '+i.fact.outcome+' '+(i.fact.detail??'')]??0)+1; } console.log(st);
console.log(w.dynamo.usage());
console.log(Object.fromEntries([...w.invocations].map(([k,v])=>[k.replace(/Rebours-|Function.*/g,''),v])));
