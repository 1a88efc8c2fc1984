import { defineConfig } from 'vite';
import { compress } from './build/compress.js';
import { worker } from './build/worker.js';

// Built into the Gateway's web root. During work: ./dev run in one terminal, npm run dev in another.
export default defineConfig({
  build: {
    outDir: '../Gateway/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing stands in the page itself: its policy allows files alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { index: 'index.html', worker: 'src/worker/worker.ts' },
      // A worker answers for the folder that it lies in, under a name that stays.
      output: { entryFileNames: chunk => (chunk.name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [worker(), compress()],
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts'] },
});
