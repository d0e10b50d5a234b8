import { type Cycle, type CycleFacts, type CyclePlan, gateOf, planCycle } from '../domain/cycle.ts';
import type { Instant } from '../domain/instant.ts';
import { isToEvaluate } from '../domain/pair.ts';
import type { Program } from '../ports.ts';

/** What one cycle needs now, read as far as its status asks for, the cycle itself first: who changes another fact wakes it after that. Throws NotFound. */
export async function cyclePlan(
  program: Program,
  cycleId: Cycle['cycleId'],
  now: Instant,
): Promise<{ readonly cycle: Cycle; readonly planned: CyclePlan }> {
  const cycle = await program.cycles.load(cycleId);
  return { cycle, planned: planCycle(cycle, await factsOf(program, cycle), now) };
}

async function factsOf(program: Program, cycle: Cycle): Promise<CycleFacts> {
  const formOf = async (status: Cycle['status'], formId: Cycle['startForm']) =>
    cycle.status === status && formId !== undefined ? await program.forms.find(formId) : undefined;
  const refresh = cycle.refresh === undefined ? undefined : await program.forms.find(cycle.refresh.form);
  const newForm = await formOf('preparing', cycle.newForm);
  const startForm = await formOf('draft', cycle.startForm);
  const decision = await formOf('deciding', cycle.decisionForm);
  return {
    newForm,
    refreshConfirmed: refresh?.status === 'answered' && refresh.answers.decision !== 'no',
    ...(startForm === undefined ? {} : { startForm: { ...startForm, starts: startForm.answers.start === true } }),
    decision,
    formsOpen: await formsOpen(program, cycle),
    ...(await pairsAtWork(program, cycle)),
  };
}

/** The index answers as long as it knows one; that there is none left is asked of the table itself, because the index may be seconds behind. */
async function formsOpen(program: Program, cycle: Cycle): Promise<boolean> {
  const gate = gateOf(cycle.status);
  if (gate === undefined) return false;
  if ((await program.forms.openCount(cycle.cycleId, gate.group, 1)) > 0) return true;
  return (await program.forms.ofCycle(cycle.cycleId, gate.kinds)).some(({ status }) => status === 'issued');
}

async function pairsAtWork(program: Program, cycle: Cycle): Promise<Pick<CycleFacts, 'pairsOpen' | 'pairsToEvaluate'>> {
  if (cycle.status !== 'running') return { pairsOpen: false, pairsToEvaluate: false };
  const pairsToEvaluate = (await program.pairs.toEvaluate(cycle.cycleId, 1)).length > 0;
  if (pairsToEvaluate || (await program.pairs.open(cycle.cycleId, 1)).length > 0)
    return { pairsOpen: true, pairsToEvaluate };
  const pairs = await program.pairs.ofCycle(cycle.cycleId);
  return {
    pairsOpen: pairs.some(({ status }) => status !== 'closed'),
    pairsToEvaluate: pairs.some(isToEvaluate),
  };
}
