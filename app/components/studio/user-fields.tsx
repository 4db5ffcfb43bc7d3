import { SelectField, TextField } from './fields.tsx'
import { useField } from './form.tsx'
import { useStudioWords } from './words.ts'

/** The fields of an account; its address only while it is new. */
export function UserFieldset({ shows, isNew }: { shows: { slug: string; title: string }[]; isNew: boolean }) {
  const words = useStudioWords()
  return (
    <>
      {isNew ? <TextField name="email" label={words.email} type="email" required /> : null}
      <TextField name="name" label={words.name} />
      <SelectField
        name="role"
        label={words.role}
        hint={words.rolesHint}
        options={Object.entries(words.roles)}
      />
      {shows.length > 0 ? (
        <fieldset>
          <legend>{words.shows}</legend>
          <p className="hint">{words.worksOnHint}</p>
          {shows.map(({ slug, title }, at) => (
            <ShowCheck key={slug} name={`shows.${at}`} slug={slug} title={title} />
          ))}
        </fieldset>
      ) : null}
    </>
  )
}

/** A show to tick; the box says which, so that it stays right when the list has changed. */
function ShowCheck({ name, slug, title }: { name: string; slug: string; title: string }) {
  const { id, value } = useField(name)
  return (
    <div className="field check">
      <input type="checkbox" id={id} name={name} value={slug} defaultChecked={value === slug} />
      <label htmlFor={id}>{title}</label>
    </div>
  )
}
