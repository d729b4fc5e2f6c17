import { readFile } from 'node:fs/promises';

/** What the files of one folder may import. `*` at the end of a name stands for anything. */
export interface ImportRule {
  /** The folder, from the repository's root. The rule with the longest folder that holds a file governs it. */
  readonly files: string;
  /** Packages of this repository, each entry point by itself. */
  readonly workspace: readonly string[];
  /** AWS libraries. */
  readonly aws: readonly string[];
  /** The other packages; without it any that package.json declares. */
  readonly others?: readonly string[];
  /** Whether Node's own modules may be imported. */
  readonly node?: boolean;
  /** Development files: may also import devDependencies, the root's included, and the entry points of their own package. */
  readonly tests?: boolean;
  /** Folders outside its own package that a path may lead to. */
  readonly paths?: readonly string[];
  /** Relative imports must not leave the folder. */
  readonly stayIn?: boolean;
}

export interface ImportRules {
  /** Folders to look through. */
  readonly roots: readonly string[];
  /** Beginning of the name of every package of this repository. */
  readonly scope: string;
  /** Which packages count as AWS libraries. */
  readonly aws: readonly string[];
  readonly rules: readonly ImportRule[];
}

export async function readImportRules(file: URL | string): Promise<ImportRules> {
  return JSON.parse(await readFile(file, 'utf8')) as ImportRules;
}

/** The rule that governs a file, if one does. Paths are relative to the repository's root, with `/`. */
export function ruleFor({ rules }: ImportRules, file: string): ImportRule | undefined {
  return rules
    .filter((rule) => file.startsWith(`${rule.files}/`))
    .toSorted((a, b) => b.files.length - a.files.length)[0];
}

export const matchesAny = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
