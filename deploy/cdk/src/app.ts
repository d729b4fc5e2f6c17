import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { propsFromContext } from './liaison-props.ts';
import { LiaisonStack } from './liaison-stack.ts';

const app = new App();
const functionFolder = fileURLToPath(new URL('../../../apps/server/dist/lambda', import.meta.url));
new LiaisonStack(app, 'Liaison', propsFromContext(app.node.tryGetContext('liaison'), functionFolder));
