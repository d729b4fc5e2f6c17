import { settingShapes } from './environment.ts';
import { settingReferences } from './rules.ts';

const opening = `# Configuration

The server reads its settings from environment variables, once, when it starts. A setting that is missing or cannot be read stops it
with one sentence that names the setting. An empty variable counts as unset.

Credentials for AWS come from the AWS SDK's default chain and are no setting of Liaison. Pages get what they need from \`GET /api/config\`.

| Variable | Value | Default | What it does |
|---|---|---|---|
`;

/** Defaults are texts, numbers, flags and lists, none of which needs more than `String`. */
const shown = (value: string | number | boolean | readonly string[] | undefined): string => {
  if (value === undefined) return 'unset';
  const text = String(value);
  return text === '' ? 'none' : `\`${text}\``;
};

/** The text of `docs/reference/configuration.md`. */
export function settingsReference(): string {
  const rows = Object.entries(settingShapes).map(([name, schema]) => {
    const { about, rule } = settingReferences.get(schema) ?? { about: '', rule: '' };
    const unset = schema.safeParse(undefined);
    return `| \`${name}\` | ${rule} | ${unset.success ? shown(unset.data) : '**required**'} | ${about} |\n`;
  });
  return opening + rows.join('');
}
