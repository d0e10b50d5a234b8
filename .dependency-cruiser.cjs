/** The rooms of docs/architecture.md and who may know whom. test/architecture seeds a violation of every rule. */

const tools = 'node_modules/(aws-cdk|cdk-nag|constructs|esbuild)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'infra-knows-contracts-only',
      comment: 'What exists in AWS depends on what the functions promise, never on how they do it.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(functions|shared|local|scripts|test)/', pathNot: '^shared/contracts/' },
    },
    {
      name: 'contracts-know-domain-only',
      comment: 'A contract is data and schemas: infra loads it at every synthesis.',
      severity: 'error',
      from: { path: '^shared/contracts/' },
      to: { pathNot: ['^shared/(contracts|domain)/', 'node_modules/zod/'] },
    },
    {
      name: 'domain-stands-alone',
      comment: 'Decisions on plain data: no I/O, no AWS, and only two packages.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { pathNot: ['^shared/domain/', 'node_modules/(zod|temporal-polyfill)/', '^(node:)?crypto$'] },
    },
    {
      name: 'domain-hashes-in-one-place',
      comment: 'Ids are hashes, made in one file; anything else of node:crypto would be chance.',
      severity: 'error',
      from: { path: '^shared/domain/', pathNot: '^shared/domain/deterministic-ids\\.ts$' },
      to: { path: '^(node:)?crypto$' },
    },
    {
      name: 'functions-know-shared-only',
      comment: 'A function loads, decides, acts and returns with what is shared; zod parses what a queue hands it.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { pathNot: ['^shared/', '^functions/', 'node_modules/zod/'] }, // each other: the next rule
    },
    {
      name: 'functions-not-each-other',
      comment: 'Two functions that need the same thing share it in shared/.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^functions/' },
    },
    {
      name: 'only-adapters-talk-to-aws',
      comment: 'Local and test speak to the same SDK from the other side of the wire.',
      severity: 'error',
      from: { pathNot: ['^shared/adapters/', '^local/', '^test/', 'node_modules'] },
      to: { path: 'node_modules/(@aws-sdk|@smithy|@aws-lambda-powertools)/' },
    },
    {
      name: 'only-infra-builds-with-cdk',
      comment: 'Build tools in a bundle would be megabytes in every function.',
      severity: 'error',
      from: { path: '^(functions|shared|local)/' },
      to: { path: tools },
    },
    {
      name: 'production-never-knows-local',
      comment: 'What runs in AWS must not need the laptop.',
      severity: 'error',
      from: { path: '^(infra|functions|shared)/' },
      to: { path: '^(local|test|scripts)/' },
    },
    {
      name: 'production-needs-no-dev-dependency',
      severity: 'error',
      from: { path: '^(infra|functions|shared)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ports-know-domain-only',
      comment: 'What functions need, in our words.',
      severity: 'error',
      from: { path: '^shared/ports\\.ts$' },
      to: { pathNot: '^shared/domain/' },
    },
    {
      name: 'adapters-know-no-text',
      comment: 'An adapter stores and sends; what is written and read is decided above it.',
      severity: 'error',
      from: { path: '^shared/adapters/' },
      to: { path: '^shared/(forms|messages|report|roster|mail|dossier)/' },
    },
    {
      name: 'texts-are-pure',
      comment: 'Text in, text out: who needs a table loads it in shared/dossier and hands it over.',
      severity: 'error',
      from: { path: '^shared/(forms|mail|messages|report|roster)/' },
      to: { path: ['^shared/(adapters|dossier)/', '^shared/ports\\.ts$'] },
    },
    {
      name: 'texts-need-little-of-node',
      comment: 'Hashes and the tables of URLs are pure; files, sockets and timers are not.',
      severity: 'error',
      from: { path: '^shared/(forms|mail|messages|report|roster)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|url)$' },
    },
    {
      name: 'dossier-loads-through-ports',
      comment: 'What a step needs, loaded through ports: the same with any adapter.',
      severity: 'error',
      from: { path: '^shared/dossier/' },
      to: { path: '^shared/adapters/' },
    },
    {
      name: 'employees-see-mime-only',
      comment: 'Simulated employees read emails as people do: with our own reader they would agree with its mistakes.',
      severity: 'error',
      from: { path: '^local/(employees|simulation/(people|coordinators))/' },
      to: { path: '^(shared|functions)/', pathNot: '^shared/domain/instant\\.ts$', reachable: true },
    },
    {
      name: 'generated-replies-see-text-only',
      comment:
        'Replies are generated from the email alone: written with the reader’s own words they would agree with its mistakes.',
      severity: 'error',
      from: { path: '^test/replies/' },
      to: { path: '^(shared|functions)/', pathNot: '^shared/domain/instant\\.ts$', reachable: true },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing imports and that imports nothing.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.(cjs|mjs|js)$' },
      to: {},
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' }, // types alone, from @types/aws-lambda
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|dist|out|\\.cache|coverage)/' },
    tsPreCompilationDeps: true, // a type is a dependency too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
