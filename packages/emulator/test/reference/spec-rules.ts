import { readdir, readFile } from 'node:fs/promises';

const packageFolder = new URL('../../', import.meta.url);
/** Tests that cite the rules of this SPEC.md: the package's own, and those that drive the unmodified libraries in Chromium. */
const testFolders = ['packages/emulator/test/', 'e2e/tests/libraries/'];

export interface Rule {
  readonly id: string;
  readonly text: string;
}

export interface Citation {
  readonly id: string;
  /** From the root of the repository, or from `packages/emulator/test/`. */
  readonly file: string;
}

/** Every rule of SPEC.md in its order, as often as it stands there. */
export async function specRules(): Promise<readonly Rule[]> {
  const spec = await readFile(new URL('SPEC.md', packageFolder), 'utf8');
  return [...spec.matchAll(/^- ([A-Z]\d+) (.*?)(?=^- |^$|^#)/gms)].map(([, id = '', text = '']) => ({ id, text }));
}

/** Rules are cited at the beginning of a test's name, or in parentheses at its end: `'C1, C2: …'`, `'… (K15)'`. */
const citation = /['"`]((?:[A-Z]\d+, )*[A-Z]\d+):? |\(((?:[A-Z]\d+, )*[A-Z]\d+)\)['"`]/g;

/** Every rule that the name of a test or of a group of tests cites, once a file. */
export async function citations(): Promise<readonly Citation[]> {
  const files = await Promise.all(testFolders.map(testFiles));
  return files.flat().flatMap(({ file, source }) => {
    const cited = [...source.matchAll(citation)].flatMap(([, first, last]) => (first ?? last ?? '').split(', '));
    return [...new Set(cited)].map((id) => ({ id, file }));
  });
}

async function testFiles(folder: string) {
  const root = new URL(`../../${folder}`, packageFolder);
  const names = (await readdir(root, { recursive: true })).filter((name) => /\.(test|spec)\.ts$/.test(name));
  return Promise.all(
    names.toSorted().map(async (name) => ({
      file: `${folder.replace('packages/emulator/test/', '')}${name}`,
      source: await readFile(new URL(name, root), 'utf8'),
    })),
  );
}
