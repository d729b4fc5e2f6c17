import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['liaison-source', 'module', 'browser', 'development|production'] },
  // The first browsers with light-dark(), which the theme is built on.
  build: { target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'] },
});
