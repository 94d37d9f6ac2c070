/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { instrumentPlugin } from './src/build/instrument.ts'
import { messagesPlugin } from './src/build/messages.ts'
import { oneFilePlugin } from './src/build/one-file.ts'
import { policyPlugin } from './src/build/policy.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Parts of jsPDF that Lacuna does not use: HTML and SVG drawing, with the libraries that they would load. */
const UNUSED_BY_PDF = ['html2canvas', 'dompurify', 'canvg']

/** `vite build --mode one-file` makes dist/lacuna.html. */
const ONE_FILE_MODE = 'one-file'

export const plugins = () => [
  instrumentPlugin(at('./rules/un-sg-2018-trafficking-women-girls')),
  messagesPlugin(at('./src/locales')),
]

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react(), ...plugins(), ...(mode === ONE_FILE_MODE ? [viteSingleFile(), oneFilePlugin()] : [policyPlugin()])],
  resolve: { alias: UNUSED_BY_PDF.map((find) => ({ find, replacement: at('./src/exporters/pdf/unused.ts') })) },
  build: {
    target: ['chrome111', 'firefox121', 'safari16.4'],
    reportCompressedSize: false,
    // The one-file edition is written beside the site, with everything inside it.
    ...(mode === ONE_FILE_MODE ? { emptyOutDir: false, copyPublicDir: false } : { assetsInlineLimit: 0 }),
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173 },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/browser/**'] } },
      { extends: true, test: { name: 'browser', include: ['test/browser/**/*.test.ts'], fileParallelism: false, testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
  },
}))
