import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  // The server puts the nonce of each answer in its place (packages/server/src/shell/http/static-files.ts).
  html: { cspNonce: 'NONCE-OF-THIS-ANSWER' },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The frame and the grid are needed at once on every page; splitting them further only adds round trips.
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: process.env.SIGHTLINE_URL ?? 'http://127.0.0.1:7400', changeOrigin: false } } },
});
