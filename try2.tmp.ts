import { runCycle } from './local/run/cycle-run.ts';
import { sampleCompany } from './local/sample/sample-company.ts';
import { assembleFor } from './local/run/assemble-for.ts';
import { solaneCasting } from './local/employees/sample-casting.ts';
import PostalMime from 'postal-mime';
const company = sampleCompany();
const run = await runCycle({ assembly: await assembleFor(company), company, seed: 1, personas: solaneCasting });
for (const who of ['samuel.keller', 'thierry.blanc', 'sophie.nguyen']) {
  console.log('####', who);
  for (const m of run.world.mails) if (m.to[0]!.startsWith(who)) { const p = await PostalMime.parse(m.raw); console.log(m.at.slice(0, 16), p.subject); }
}
