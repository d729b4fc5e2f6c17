import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImportRules, ruleFor } from './import-rules.ts';
import { judgeImport } from './judge-import.ts';
import { specifiersIn } from './specifiers.ts';
import { readWorkspaces } from './workspace.ts';

export interface CheckedImports {
  /** How many files were read. */
  readonly files: number;
  /** One line each: `file:line: importer may not import imported (rule)`. */
  readonly violations: readonly string[];
}

/** Holds every source file below the rules' roots to the rules. */
export async function checkImports({ root, rules }: { root: string; rules: ImportRules }): Promise<CheckedImports> {
  const workspaces = await readWorkspaces(root);
  const violations: string[] = [];
  const files = await sourceFiles(root, rules.roots);
  for (const file of files) {
    const rule = ruleFor(rules, file);
    if (!rule) {
      violations.push(`${file}:1: no rule says what this file may import`);
      continue;
    }
    for (const { text, line } of specifiersIn(file, await readFile(join(root, file), 'utf8'))) {
      const reason = judgeImport({ file, specifier: text, rule, rules, workspaces });
      if (reason !== undefined) violations.push(`${file}:${line}: ${rule.files} may not import ${text} (${reason})`);
    }
  }
  return { files: files.length, violations };
}

const skipped = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report']);

async function sourceFiles(root: string, roots: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const patterns = roots.map((folder) => `${folder}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`);
  for await (const file of glob(patterns, {
    cwd: root,
    exclude: (name) => skipped.has(name.split('/').at(-1) ?? ''),
  })) {
    found.push(file.replaceAll('\\', '/'));
  }
  return found.toSorted();
}
