/** Checks every import of the repository, or of the one in the folder given, against its `tools/import-rules.json`. Exits 1 if one breaks a rule. */
import { join } from 'node:path';
import { checkImports } from './imports/check-imports.ts';
import { readImportRules } from './imports/import-rules.ts';
import { root } from './lib/root.ts';

const folder = process.argv[2] ?? root;
const rules = await readImportRules(join(folder, 'tools/import-rules.json'));
const { files, violations } = await checkImports({ root: folder, rules });
for (const violation of violations) console.error(violation);
if (violations.length > 0) process.exitCode = 1;
else console.log(`Imports of ${files} files follow the rules.`);
