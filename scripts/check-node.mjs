// Runs before everything else, and on any Node: that is why it is not TypeScript.
const wanted = 24;

if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(
    [
      `Rebours needs Node ${wanted} or later, but this is ${process.version} (${process.execPath}).`,
      '',
      `Node ${wanted} comes with the packages, as node_modules/.bin/node, and npm scripts use it by themselves.`,
      'It is missing when the packages were installed without their install scripts (--ignore-scripts).',
      'Then: npm ci --ignore-scripts=false',
      'Outside npm scripts, use: npx node …',
    ].join('\n'),
  );
  process.exit(1);
}
