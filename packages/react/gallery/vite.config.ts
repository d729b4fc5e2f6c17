import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  resolve: { conditions: ['liaison-source', 'module', 'browser', 'development|production'] },
  build: { target: 'chrome123' },
});
