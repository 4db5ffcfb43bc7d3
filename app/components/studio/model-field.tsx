import { formatSize } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import { SelectField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** A speech model that can be chosen; `size` is null of a file of one's own. */
export interface ModelChoice {
  name: string
  size: number | null
  installed: boolean
}

/** Which model hears. */
export function ModelField({ models }: { models: ModelChoice[] }) {
  const { speechModel: words } = useStudioWords()
  const { locale } = useSite()
  const options = models.map(({ name, size, installed }): [string, string] => {
    const facts = [size === null ? null : formatSize(size, locale), installed ? null : words.notInstalled]
    const said = facts.filter((fact) => fact !== null).join(', ')
    return [name, said ? `${name} (${said})` : name]
  })
  return (
    <SelectField
      name="model"
      label={words.label}
      hint={words.hint}
      options={[['', words.ofSite], ...options]}
    />
  )
}
