import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const built = (page: string) => fileURLToPath(new URL(`../../${page}/dist`, import.meta.url));

await run({ environment: process.env, folders: { desktop: built('desktop'), customer: built('customer') } });
