import { createServer } from 'vite'
const s = await createServer({ configFile:false, root:'/tmp/reader-preview', server:{middlewareMode:true}, appType:'custom', logLevel:'error' })
await s.ssrLoadModule('/seed.ts'); await s.close()
