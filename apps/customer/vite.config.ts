import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/customer/',
  plugins: [react()],
  resolve: { conditions: ['liaison-source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // Everything is a file of its own: the page's policy allows no inline script or style.
    assetsInlineLimit: 0,
    // ChatJS is one file of 300 kB and has no parts to split off.
    chunkSizeWarningLimit: 700,
  },
});
