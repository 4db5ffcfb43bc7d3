import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin, type ViteDevServer } from 'vite'
import type { Hub } from './server/hub.ts'

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
        'feed-thread': 'app/feeds/feed-thread.ts',
      }
      config.build.rollupOptions.output = {
        ...(config.build.rollupOptions.output as object),
        entryFileNames: '[name].js',
      }
    },
  }
}

/** `npm run dev`: the same hub behind Vite's server, opened at the first request; the worker is the one last built. */
function devHub(): Plugin {
  return {
    name: 'causerie:dev-hub',
    apply: 'serve',
    configureServer(server) {
      let opening: Promise<Hub> | undefined
      server.middlewares.use(async (request, response, next) => {
        try {
          opening ??= openDevHub(server)
          const { handleNodeRoute } = await server.ssrLoadModule('/app/server/node-routes.ts')
          if (!(await handleNodeRoute(request, response, await opening))) next()
        } catch (error) {
          next(error)
        }
      })
    },
  }
}

async function openDevHub(server: ViteDevServer): Promise<Hub> {
  const { environment, readConfig } = await server.ssrLoadModule('/app/server/config.ts')
  const { openHub } = await server.ssrLoadModule('/app/server/open-hub.ts')
  const { serveCommands } = await server.ssrLoadModule('/app/commands/socket.ts')
  const hub: Hub = await openHub(readConfig(environment()), { worker: true })
  await serveCommands(hub)
  return hub
}

export default defineConfig({
  plugins: [
    devHub(),
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
