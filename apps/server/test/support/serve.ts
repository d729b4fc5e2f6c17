import { run } from '../../src/run.ts';

const [desktop = '', customer = ''] = process.argv.slice(2);
await run({ environment: process.env, folders: { desktop, customer } });
