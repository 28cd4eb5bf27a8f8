/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { VitePWA } from 'vite-plugin-pwa';
import { budget } from './scripts/budget.ts';
import { early } from './scripts/early.ts';
import { installed } from './scripts/installed.ts';

const api = process.env.API_URL ?? 'http://127.0.0.1:8000';

const shell = new Set<string>();

/** What runs before the scripts that draw pages are there. */
const EARLY =
  /src[\\/](app[\\/](early|bring|pages)|lib[\\/](csrf|early|texts))\.ts$|preload-helper/;

export default defineConfig({
  plugins: [
    react(),
    early(),
    budget(shell),
    VitePWA(installed(shell)),
    // Once and as small as can be; the server only hands them out.
    compression({ include: /assets\/.*\.(js|mjs|css|svg|wasm)$/, algorithms: ['brotli', 'gzip'] }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': api } },
  build: {
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          // A phone waits for each file that it has to ask for, so few of them.
          groups: [
            { name: 'early', test: EARLY, priority: 2, includeDependenciesRecursively: false },
            { name: 'first', tags: ['$initial'], priority: 1 },
            {
              name: 'shared',
              minShareCount: 4,
              test: /node_modules|src[\\/](lib|components)[\\/]/,
              entriesAware: true,
              entriesAwareMergeThreshold: 4_000,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // A person types letter by letter; a busy machine takes its time over that.
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
