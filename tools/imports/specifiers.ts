import { parseSync } from 'vite';

/** One import of a file, of whichever kind. Lines count from 1. */
export interface Specifier {
  readonly text: string;
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const typeReference = /^\/\s*<reference\s+types=["'](?<name>[^"']+)["']/;

/**
 * Every module that the source names: imports and exports from, of types too, `import()`, `import('…')` in a type, `import = require`,
 * `require`, `require.resolve`, `import.meta.resolve`, `createRequire(…)`, `vi.mock`, and `/// <reference types>`.
 * @throws SyntaxError when the file cannot be parsed.
 */
export function specifiersIn(file: string, source: string): Specifier[] {
  const parsed = parseSync(file, source);
  const [problem] = parsed.errors;
  if (problem) throw new SyntaxError(`${file}: ${problem.message}`);
  const found: { text: string; at: number }[] = [];
  for (const comment of parsed.comments) {
    const name = typeReference.exec(comment.value)?.groups?.['name'];
    if (name !== undefined) found.push({ text: name, at: comment.start });
  }
  walk(parsed.program, (node) => {
    const named = moduleNamedBy(node);
    if (isNode(named) && typeof named['value'] === 'string') found.push({ text: named['value'], at: named.start });
  });
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ text, at }) => ({ text, line: source.slice(0, at).split('\n').length }));
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const member of value) walk(member, visit);
    return;
  }
  if (!isNode(value)) return;
  visit(value);
  for (const member of Object.values(value)) walk(member, visit);
}

/** The node that holds a module's name, for the kinds of node that have one. */
function moduleNamedBy(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node['source'];
    case 'TSExternalModuleReference':
      return node['expression'];
    case 'CallExpression':
      return loadsModule(node['callee']) ? (node['arguments'] as unknown[])[0] : undefined;
    default:
      return undefined;
  }
}

const mocks = ['mock', 'doMock', 'importActual', 'importMock'];

function loadsModule(callee: unknown): boolean {
  if (isRequire(callee)) return true;
  if (!isNode(callee) || callee.type !== 'MemberExpression') return false;
  const { object, property } = callee;
  const name = isNode(property) ? property['name'] : undefined;
  if (name === 'resolve') return isRequire(object) || (isNode(object) && object.type === 'MetaProperty');
  return typeof name === 'string' && mocks.includes(name) && isNode(object) && object['name'] === 'vi';
}

function isRequire(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === 'Identifier') return node['name'] === 'require';
  return node.type === 'CallExpression' && isNode(node['callee']) && node['callee']['name'] === 'createRequire';
}
