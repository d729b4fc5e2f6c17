import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type ImportRule, type ImportRules, matchesAny } from './import-rules.ts';
import type { Workspace } from './workspace.ts';

export interface ImportCase {
  /** The importing file, from the repository's root, with `/`. */
  readonly file: string;
  readonly specifier: string;
  readonly rule: ImportRule;
  readonly rules: ImportRules;
  readonly workspaces: readonly Workspace[];
}

/** Why the file may not import this; `undefined` when it may. */
export function judgeImport(given: ImportCase): string | undefined {
  const [specifier = ''] = given.specifier.split('?');
  const one = { ...given, specifier };
  if (specifier.startsWith('.') || specifier.startsWith('/')) return judgeRelative(one);
  if (specifier.startsWith('node:') || isBuiltin(specifier)) {
    return one.rule.node ? undefined : `no module of Node in ${one.rule.files}`;
  }
  return judgeKind(one) ?? judgeDeclared(one);
}

function judgeRelative({ file, specifier, rule, workspaces }: ImportCase): string | undefined {
  const target = posix.normalize(posix.join(posix.dirname(file), specifier));
  const own = workspaceOf(workspaces, file);
  const within = (folder: string): boolean => target.startsWith(`${folder}/`);
  if (own && ![own.folder, ...(rule.paths ?? [])].some(within)) return `files of ${own.name} only, by a path`;
  if (rule.stayIn && !within(rule.files)) return `only files of ${rule.files}, by a path`;
  if (!rule.tests && /\/(test|dist)\//.test(`/${target}`)) return 'no test or build output in a source file';
  return undefined;
}

const allowed = (names: readonly string[]): string => names.join(', ') || 'none';

function judgeKind({ file, specifier, rule, rules, workspaces }: ImportCase): string | undefined {
  if (specifier.startsWith(rules.scope)) {
    const imported = workspaces.find(({ name }) => name === packageOf(specifier));
    if (!imported?.entryPoints.includes(specifier)) return 'not an entry point of a package of this repository';
    const isOwn = rule.tests && imported === workspaceOf(workspaces, file);
    return isOwn || matchesAny(rule.workspace, specifier)
      ? undefined
      : `packages of this repository in ${rule.files}: ${allowed(rule.workspace)}`;
  }
  if (matchesAny(rules.aws, packageOf(specifier))) {
    return matchesAny(rule.aws, specifier) ? undefined : `AWS libraries in ${rule.files}: ${allowed(rule.aws)}`;
  }
  return rule.others === undefined || matchesAny(rule.others, specifier)
    ? undefined
    : `other packages in ${rule.files}: ${allowed(rule.others)}`;
}

function judgeDeclared({ file, specifier, rule, workspaces }: ImportCase): string | undefined {
  const own = workspaceOf(workspaces, file);
  const root = workspaces.find(({ folder }) => folder === '');
  const name = packageOf(specifier);
  const declared = [
    ...(own?.dependencies ?? []),
    ...(rule.tests ? [own?.name ?? '', ...(own?.devDependencies ?? []), ...(root?.devDependencies ?? [])] : []),
  ];
  // The types of a package without its own come from another, and importing them imports nothing at run time.
  const types = `@types/${name.replace('@', '').replace('/', '__')}`;
  if (declared.includes(name) || own?.devDependencies.includes(types)) return undefined;
  return `not a dependency of ${own?.name ?? 'any package'}${rule.tests ? '' : '; a devDependency is for tests'}`;
}

const workspaceOf = (workspaces: readonly Workspace[], file: string): Workspace | undefined =>
  workspaces.find(({ folder }) => folder !== '' && file.startsWith(`${folder}/`));

/** `@scope/name/path` -> `@scope/name`; `name/path` -> `name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
