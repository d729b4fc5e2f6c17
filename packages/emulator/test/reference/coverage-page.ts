import { readdir, readFile } from 'node:fs/promises';
import * as connect from '@aws-sdk/client-connect';
import * as participant from '@aws-sdk/client-connectparticipant';
import { agentOperations } from '../../src/agent-api/operations.ts';
import { controlPlaneOperations } from '../../src/control-plane/operations.ts';
import { participantOperations } from '../../src/participant/operations.ts';

const packageFolder = new URL('../../', import.meta.url);

interface Rule {
  readonly id: string;
  readonly assumed: boolean;
  readonly tests: readonly string[];
}

/** Every rule of SPEC.md, whether any part of it is assumed, and the test files that name it. */
async function rules(): Promise<readonly Rule[]> {
  const spec = await readFile(new URL('SPEC.md', packageFolder), 'utf8');
  const tests = await testFiles();
  return [...spec.matchAll(/^- ([A-Z]\d+) (.*?)(?=^- |^$|^#)/gms)].map(([, id = '', text = '']) => ({
    id,
    assumed: text.includes('assumed'),
    tests: tests.filter(({ source }) => new RegExp(`\\b${id}\\b`).test(source)).map(({ name }) => name),
  }));
}

async function testFiles() {
  const names = await readdir(new URL('test/', packageFolder), { recursive: true });
  const wanted = names.filter((name) => name.endsWith('.test.ts')).toSorted();
  return Promise.all(
    wanted.map(async (name) => ({ name, source: await readFile(new URL(`test/${name}`, packageFolder), 'utf8') })),
  );
}

/** Operations that a client of the AWS SDK knows. */
const operationsOf = (client: object): string[] =>
  Object.keys(client)
    .filter((name) => name.endsWith('Command') && !name.startsWith('$'))
    .map((name) => name.slice(0, -'Command'.length))
    .toSorted();

const list = (names: readonly string[]): string => names.toSorted().join(', ');

function service(title: string, served: readonly string[], known: readonly string[]): string {
  const missing = known.filter((name) => !served.includes(name));
  const rest = missing.length === 0 || missing.length > 30 ? '' : ` Not served: ${list(missing)}.`;
  return `## ${title}\n\n${served.length} operations, of ${known.length} that its SDK client knows: ${list(served)}.${rest}\n`;
}

const names = (operations: readonly { readonly name: string }[]): string[] => operations.map(({ name }) => name);

/** The text of COVERAGE.md. */
export async function coveragePage(): Promise<string> {
  const all = await rules();
  const untested = all.filter(({ tests }) => tests.length === 0);
  return [
    '# What of Amazon Connect is served, and what is tested\n',
    'Written by `node --conditions=liaison-source packages/emulator/test/reference/write-coverage.ts`; a test fails when it is stale.\n',
    service('Participant Service', names(participantOperations), operationsOf(participant)),
    service('Amazon Connect API', names(controlPlaneOperations), operationsOf(connect)),
    `## Agent API\n\n${agentOperations.size} operations: ${list([...agentOperations.keys()])}.\n`,
    '## Rules\n',
    `${all.length} rules, ${all.filter(({ assumed }) => assumed).length} of them wholly or partly assumed. Without a test that names them: ${list(untested.map(({ id }) => id)) || 'none'}.\n`,
    '| rule | | named by |\n|---|---|---|',
    ...all.map(
      ({ id, assumed, tests }) => `| ${id} | ${assumed ? 'assumed in part' : 'sourced'} | ${tests.join(', ')} |`,
    ),
    '',
  ].join('\n');
}
