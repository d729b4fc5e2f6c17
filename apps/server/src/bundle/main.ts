import { fileURLToPath } from 'node:url';
import { bundleLambda } from './bundle-lambda.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../../dist/lambda');
await bundleLambda({ folder, pages: { desktop: at('../../../desktop/dist'), customer: at('../../../customer/dist') } });
console.log(`The functions are in ${folder}.`);
