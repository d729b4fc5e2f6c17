import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { contentHash } from './content-hash.ts';
import type { ProcessGroup } from './process-group.ts';
import { root } from './root.ts';
import { UserError } from './user-error.ts';
import { workspaceClosure } from './workspaces.ts';

const PAGES = [
  { name: 'desktop', folder: 'apps/desktop' },
  { name: 'customer page', folder: 'apps/customer' },
] as const;
type Page = (typeof PAGES)[number];

export interface BuildOptions {
  readonly processes: ProcessGroup;
  readonly say: (line: string) => void;
}

/** Builds the pages whose sources differ from those of their last build. @throws {UserError} when a build fails. */
export async function ensureBuilds({ processes, say }: BuildOptions): Promise<void> {
  await Promise.all(PAGES.map((page) => ensureBuild(page, { processes, say })));
}

async function ensureBuild(page: Page, { processes, say }: BuildOptions): Promise<void> {
  const stamp = join(root, 'node_modules/.cache/liaison', `${basename(page.folder)}.sources`);
  const sources = await sourcesOf(page.folder);
  const built = existsSync(join(root, page.folder, 'dist/index.html'));
  if (built && sources === (await readFile(stamp, 'utf8').catch(() => undefined))) return;
  say(`Building the ${page.name} ...`);
  await build(page, processes);
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, sources);
}

/** The page's own files, those of the workspace packages it bundles, and the versions of all others. */
async function sourcesOf(folder: string): Promise<string> {
  const packages = await workspaceClosure(root, folder);
  const parts = ['src', 'public', 'index.html', 'package.json', 'vite.config.ts'];
  return contentHash(root, ['package-lock.json', ...packages.flatMap((at) => parts.map((part) => `${at}/${part}`))]);
}

async function build({ name, folder }: Page, processes: ProcessGroup): Promise<void> {
  const said: string[] = [];
  const vite = processes.start({
    name: `build of the ${name}`,
    file: join(root, 'node_modules/vite/bin/vite.js'),
    args: ['build', '--logLevel', 'warn'],
    env: { ...process.env, NODE_ENV: 'production' },
    cwd: join(root, folder),
    onLine: (line) => said.push(line),
  });
  const { code } = await vite.exited;
  if (code !== 0) throw new UserError(`The build of the ${name} (${folder}) failed:\n${said.join('\n')}`);
}
