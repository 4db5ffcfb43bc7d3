/** Two ways to use a page: with a pointer, or with the keyboard alone. */
import type { Locator, Page } from 'playwright-core'

export interface Hands {
  /** Opens a link or presses a button, by its name. */
  press(name: string | RegExp): Promise<void>
  /** Writes into a field, by its label. */
  write(label: string | RegExp, text: string): Promise<void>
  /** Ticks a box or chooses one of several, by its label. */
  tick(label: string | RegExp): Promise<void>
  /** Chooses a file in a field, by its label. */
  choose(label: string | RegExp, file: string): Promise<void>
}

export function pointer(page: Page): Hands {
  return {
    press: (name) => named(page, name).click(),
    write: (label, text) => page.getByLabel(label).first().fill(text),
    tick: (label) => page.getByLabel(label).first().check(),
    choose: (label, file) => page.getByLabel(label).first().setInputFiles(file),
  }
}

/** Nothing but Tab, letters, Space, Enter and arrows: what it cannot reach fails. */
export function keyboard(page: Page): Hands {
  return {
    async press(name) {
      await tabTo(page, named(page, name))
      await page.keyboard.press('Enter')
    },
    async write(label, text) {
      await tabTo(page, page.getByLabel(label).first())
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    async tick(label) {
      const box = page.getByLabel(label).first()
      await tabTo(page, box)
      if (!(await box.isChecked())) await page.keyboard.press('Space')
      if (!(await box.isChecked())) throw new Error(`${label} cannot be chosen by keyboard`)
    },
    async choose(label, file) {
      await tabTo(page, page.getByLabel(label).first())
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
      await chooser.setFiles(file)
    },
  }
}

/** The link or button of that name, the page's own before those around it. */
function named(page: Page, name: string | RegExp): Locator {
  const within = (root: Locator) => root.getByRole('button', { name }).or(root.getByRole('link', { name }))
  return within(page.locator('main')).first()
}

const MOST_TABS = 400

async function tabTo(page: Page, target: Locator) {
  await target.waitFor({ state: 'attached' })
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${target}`)
}
