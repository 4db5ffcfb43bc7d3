#!/usr/bin/env node
/** `npm run bench SUBJECT`: built as the hub's worker is, so that compiling counts on nobody's clock; then run. */
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')
const outDir = path.join(root, 'node_modules/.cache/causerie/bench')
const entry = (name) => path.join(import.meta.dirname, `${name}.ts`)

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'es2022',
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: {
      input: { main: entry('main'), ours: entry('ours'), 'ours-feeds': entry('ours-feeds') },
      output: { entryFileNames: '[name].mjs' },
    },
  },
})
const { main } = await import(path.join(outDir, 'main.mjs'))
process.exitCode = await main(process.argv.slice(2))
