import type { TestProject } from 'vitest/node';
import { assemble } from '../scripts/assemble.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Directory of the cloud assembly as cdk.json has it, with the bundled functions. */
    readonly assembly: string;
  }
}

/** Bundles and synthesizes once for all tests, if any source has changed since the last time. */
export async function setup({ provide }: Pick<TestProject, 'provide'>): Promise<void> {
  provide('assembly', await assemble());
}
