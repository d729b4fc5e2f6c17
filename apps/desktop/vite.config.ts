import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);

/** The emoji's names beside the page, in each of its languages: fetched with the first opening of the picker, and from nowhere else. */
function emojiData(languages: readonly string[]): Plugin {
  const files = languages.flatMap((language) => ['data', 'messages'].map((part) => `${language}/${part}.json`));
  return {
    name: 'emoji-data',
    generateBundle() {
      for (const file of files) {
        const source = readFileSync(resolve(`emojibase-data/${file}`), 'utf8');
        this.emitFile({ type: 'asset', fileName: `emoji/${file}`, source });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), emojiData(['en', 'de'])],
  resolve: { conditions: ['liaison-source', 'module', 'browser', 'development|production'] },
  // The first browsers with light-dark(), which the theme is built on.
  build: { target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'] },
});
