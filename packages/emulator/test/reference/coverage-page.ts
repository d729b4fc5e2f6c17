import * as connect from '@aws-sdk/client-connect';
import * as participant from '@aws-sdk/client-connectparticipant';
import { agentOperations } from '../../src/agent-api/operations.ts';
import { controlPlaneOperations } from '../../src/control-plane/operations.ts';
import { participantOperations } from '../../src/participant/operations.ts';
import { citations, type Rule, specRules } from './spec-rules.ts';

/** Where a rule comes from, as its own text says. */
function origin({ text }: Rule): string {
  if (text.includes('assumed')) return 'assumed in part';
  return text.includes('(own') ? 'own' : 'sourced';
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
  const rules = await specRules();
  const cited = await citations();
  const filesOf = ({ id }: Rule) => cited.filter((citation) => citation.id === id).map(({ file }) => file);
  const untested = rules.filter((rule) => filesOf(rule).length === 0);
  const assumed = rules.filter((rule) => origin(rule) === 'assumed in part');
  return [
    '# What of Amazon Connect is served, and what is tested\n',
    'Written by `node --conditions=liaison-source packages/emulator/test/reference/write-coverage.ts`. A test fails when it is stale, when two rules have one id, when a test cites a rule that is not there, and when no test cites a rule.\n',
    service('Participant Service', names(participantOperations), operationsOf(participant)),
    service('Amazon Connect API', names(controlPlaneOperations), operationsOf(connect)),
    `## Agent API\n\n${agentOperations.size} operations: ${list([...agentOperations.keys()])}.\n`,
    '## Rules\n',
    `${rules.length} rules, ${assumed.length} of them wholly or partly assumed. Without a test that names them: ${list(untested.map(({ id }) => id)) || 'none'}.\n`,
    '| rule | | named by |\n|---|---|---|',
    ...rules.map((rule) => `| ${rule.id} | ${origin(rule)} | ${filesOf(rule).join(', ')} |`),
    '',
  ].join('\n');
}
