import { join } from 'node:path';

/** Where `npm run build` puts the functions and the CDK CLI takes them from. */
export const bundleDirectory = join(import.meta.dirname, '..', 'dist', 'functions');
