/**
 * Loaded before a program (`NODE_OPTIONS=--import=…`): ends it with SIGKILL at a named point, as a power cut would.
 * DIE_AT is `rename` (an object about to be in place), or a part of an SQL statement; DIE_AFTER how often it may happen first.
 * Only the process whose script ends in DIE_IN dies.
 */
import fs from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'

const { DIE_AT, DIE_AFTER = '0', DIE_IN = 'commands.js' } = process.env
let left = Number(DIE_AFTER)

function die() {
  if (left > 0) left -= 1
  else process.kill(process.pid, 'SIGKILL')
}

if (DIE_AT && process.argv[1]?.endsWith(DIE_IN)) {
  if (DIE_AT === 'rename') {
    const rename = fs.promises.rename
    fs.promises.rename = async (...names) => {
      die()
      return rename(...names)
    }
    syncBuiltinESMExports()
  } else {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    const prepare = Database.prototype.prepare
    Database.prototype.prepare = function (sql) {
      const statement = prepare.call(this, sql)
      if (!sql.toLowerCase().includes(DIE_AT.toLowerCase())) return statement
      for (const name of ['run', 'get', 'all']) {
        const method = statement[name]
        statement[name] = (...values) => {
          die()
          return method.apply(statement, values)
        }
      }
      return statement
    }
  }
}
