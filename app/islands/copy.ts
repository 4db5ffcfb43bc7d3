/** Copies the text of a field. `<button data-copy="ID">` beside a field of that id, `data-said` says what to announce. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const field = document.getElementById(button.dataset.copy ?? '')
  const said = document.getElementById(`${button.dataset.copy}-said`)
  if (!(field instanceof HTMLInputElement)) continue
  field.addEventListener('focus', () => field.select())
  button.hidden = false
  button.addEventListener('click', async () => {
    const copied = await copy(field)
    if (said) said.textContent = (copied ? button.dataset.copied : button.dataset.byHand) ?? ''
  })
}

/** Outside of HTTPS and localhost there is no clipboard: then the text is selected, to be copied by hand. */
async function copy(field: HTMLInputElement): Promise<boolean> {
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    return false
  }
}
