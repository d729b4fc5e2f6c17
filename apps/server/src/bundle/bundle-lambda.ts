import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BundleOptions {
  /** What becomes the code of the functions; emptied first. */
  readonly folder: string;
  /** The built pages. */
  readonly pages: { readonly desktop: string; readonly customer: string };
}

/** CommonJS packages call `require`, which an ES module does not have. */
const banner = `import { createRequire as liaisonRequire } from 'node:module'; const require = liaisonRequire(import.meta.url);`;

/** Puts each function, with everything it needs, into one file, and the pages beside them. */
export async function bundleLambda({ folder, pages }: BundleOptions): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: ['lambda', 'lambda-upkeep'].map((name) => fileURLToPath(new URL(`../${name}.ts`, import.meta.url))),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    conditions: ['liaison-source', 'module'],
    // The embedded database is for servers that keep their data folder; pg-native is an addition that pg does without.
    external: ['@electric-sql/pglite', '@electric-sql/pglite/*', 'pg-native'],
    banner: { js: banner },
    logLevel: 'warning',
  });
  for (const [name, page] of Object.entries(pages)) await cp(page, join(folder, 'pages', name), { recursive: true });
}
