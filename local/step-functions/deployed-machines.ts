import { createHash } from 'node:crypto';
import type { Expressions } from './jsonata-expressions.ts';
import { loadDefinition } from './refuse-unknown.ts';
import type { MachineDefinition } from './state-language.ts';
import type { Machine } from './step-functions.ts';

/** A definition as it came, for the store. */
export type MachineSource = { readonly machine: string; readonly definition: unknown };

export type DeployedMachine = {
  readonly arn: string;
  readonly name: string;
  readonly definitionId: string;
  readonly source: MachineSource;
};

/** The machines that new executions start from, and every definition that an execution may still run on. */
export type DeployedMachines = {
  readonly machine: (arn: string) => DeployedMachine | undefined;
  /** Throws for an id that was never loaded. */
  readonly definition: (id: string) => MachineDefinition;
  /** Deploys these machines and no others. Throws, and deploys none, if one is refused. */
  readonly replace: (machines: readonly Machine[]) => void;
  /** Loads a definition that only running executions still use. */
  readonly remember: (id: string, source: MachineSource) => void;
};

export function deployedMachines(conditions: { expressions: Expressions; integrates: boolean }): DeployedMachines {
  const machines = new Map<string, DeployedMachine>();
  const definitions = new Map<string, MachineDefinition>();

  return {
    machine: (arn) => machines.get(arn),
    definition(id) {
      const definition = definitions.get(id);
      if (definition === undefined) throw new Error(`No definition ${id} was loaded`);
      return definition;
    },
    replace(replacements) {
      const deployed = replacements.map(({ arn, name, definition }): DeployedMachine => {
        const source = { machine: name, definition };
        const definitionId = createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 16);
        remember(definitionId, source);
        return { arn, name, definitionId, source };
      });
      machines.clear();
      for (const machine of deployed) machines.set(machine.arn, machine);
    },
    remember,
  };

  function remember(id: string, { machine, definition }: MachineSource): void {
    if (!definitions.has(id)) definitions.set(id, loadDefinition(machine, definition, conditions));
  }
}
