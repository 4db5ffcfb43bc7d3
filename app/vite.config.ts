import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

/** One server build with several entries, so that the hub, the worker and the commands share their chunks. */
function serverEntries(): Plugin {
  return {
    name: 'causerie:server-entries',
    enforce: 'post',
    config(config, { command, isSsrBuild }) {
      if (command !== 'build' || !isSsrBuild) return
      config.build ??= {}
      config.build.rollupOptions ??= {}
      config.build.rollupOptions.input = {
        index: 'virtual:remix/server-build',
        commands: 'app/commands/main.ts',
        worker: 'media-pipeline/worker.ts',
      }
      config.build.rollupOptions.output = {
        ...(config.build.rollupOptions.output as object),
        entryFileNames: '[name].js',
      }
    },
  }
}

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    serverEntries(),
  ],
  build: { target: 'es2022' },
})
