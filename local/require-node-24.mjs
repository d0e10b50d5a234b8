// Plain JavaScript, so that also a Node that cannot read TypeScript says what to do. `npm start` preloads it.
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `Rebours needs Node 24 or later; this is Node ${process.versions.node}.\n` +
      'Run `npm ci` (without --ignore-scripts): it installs Node 24 for this folder, and `npm start` then uses it.\n',
  );
  process.exit(2);
}
