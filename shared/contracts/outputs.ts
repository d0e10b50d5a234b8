/** Names of the stack's outputs that tell what the functions for commands are called once deployed. */
export const outputOf = { 'run-command': 'CommandFunction', 'tell-why': 'WhyFunction' } as const;
