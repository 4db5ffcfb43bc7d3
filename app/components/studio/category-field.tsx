import { Field } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** A category with those within it, each by its value and its name. */
export interface CategoryGroup {
  title: string
  options: [value: string, text: string][]
}

export function CategoryField({ groups }: { groups: CategoryGroup[] }) {
  const words = useStudioWords()
  return (
    <Field name="category" label={words.category} hint={words.categoryHint}>
      {({ value, ...control }) => (
        <select {...control} defaultValue={value}>
          {groups.map(({ title, options }) => (
            <optgroup key={title} label={title}>
              {options.map(([option, text]) => (
                <option key={option} value={option}>
                  {text}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}
