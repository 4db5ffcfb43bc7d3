import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder of this installation: where `package.json`, `public` and `db/migrations` lie, whether the code runs built or not. */
export const PROJECT_ROOT = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json')) && existsSync(path.join(folder, 'media-pipeline')))
    return folder
  const parent = path.dirname(folder)
  if (parent === folder)
    throw new Error('the installation is incomplete: no package.json above the built files')
  return findRoot(parent)
}
