/**
 * Turns the style sheets beside the components into plain CSS with names of their own, and `import styles from './x.module.css'` of the
 * compiled files into an import of those names: `node tools/compile-styles.ts packages/react`, after `tsc -b`.
 * What is published then needs no CSS Modules in the tool chain of the page that uses it, only that style sheets can be imported.
 */
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { transform } from 'lightningcss';

const folder = process.argv[2] ?? '.';
const source = join(folder, 'src');
const built = join(folder, 'dist');

for await (const path of glob('**/*.module.css', { cwd: source })) {
  const name = basename(path, '.module.css');
  const { code, exports } = transform({
    filename: path,
    code: await readFile(join(source, path)),
    // Names of containers are shared between components.
    cssModules: { pattern: `liaison-${name}-[local]-[hash]`, container: false, grid: false },
  });
  const names = Object.entries(exports ?? {}).map(([local, { name: unique }]) => ({ local, unique }));
  // What carries the package's prefix is meant for scripts and other components under that very name.
  const css = names
    .filter(({ local }) => local.startsWith('liaison-'))
    .reduce((text, { local, unique }) => text.replaceAll(unique, local), code.toString());
  const classes = Object.fromEntries(names.map(({ local, unique }) => [local, unique]));
  const target = join(built, dirname(path));
  await mkdir(target, { recursive: true });
  await writeFile(join(target, `${name}.css`), css);
  await writeFile(
    join(target, `${name}.styles.js`),
    `import './${name}.css';\nexport default ${JSON.stringify(classes)};\n`,
  );
}

for await (const path of glob('**/*.js', { cwd: built })) {
  const file = join(built, path);
  const code = await readFile(file, 'utf8');
  const compiled = code.replaceAll(/(from '[^']+)\.module\.css'/g, "$1.styles.js'");
  if (compiled !== code) await writeFile(file, compiled);
}
