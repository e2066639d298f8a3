import { expect, type Locator, type Page } from '@playwright/test'
import { addressOf, type DeskPage } from '@/lib/addresses'
import type { Locale } from '@/lib/translated'
import { hydrated } from '../support/hydrated.ts'
import type { Words } from '../support/words.ts'

/** An organisation's desk. */
export class DeskPages {
  readonly dialog: Locator

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly language: Locale = 'en',
  ) {
    this.dialog = page.getByRole('dialog')
  }

  async goto(orgSlug: string, page: DeskPage = '/desk/[orgSlug]'): Promise<void> {
    await this.page.goto(addressOf({ pathname: page, params: { orgSlug } }, this.language))
  }

  async create(name: string): Promise<void> {
    const { page, words } = this
    await page.goto(addressOf({ pathname: '/desk', query: { all: '1' } }, this.language))
    await page.getByRole('link', { name: words('desk.home.create') }).click()
    await hydrated(page.locator('main form'))
    await page.getByLabel(words('organisations.fields.name')).fill(name)
    await page.getByLabel(words('organisations.fields.country')).selectOption('FR')
    await page.getByRole('button', { name: words('organisations.create.submit') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('desk.places.overview') })).toBeVisible()
  }

  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text })
  }

  async invite(email: string): Promise<void> {
    const { page, words, dialog } = this
    const open = page.getByRole('button', { name: words('organisations.invite.open') })
    await hydrated(open)
    await open.click()
    await dialog.getByLabel(words('organisations.invite.email')).fill(email)
    await dialog.getByRole('button', { name: words('organisations.invite.submit') }).click()
  }

  async openMember(name: string): Promise<void> {
    const open = this.page.getByRole('button', { name: this.words('organisations.members.changeOf', { name }) })
    await hydrated(open)
    await open.click()
  }

  async search(words: string): Promise<void> {
    const form = this.page.getByRole('search', { name: this.words('desk.list.label') })
    const button = form.getByRole('button', { name: this.words('desk.list.submit'), exact: true })
    await hydrated(button)
    await form.getByRole('searchbox').fill(words)
    await button.click()
  }

  async orderBy(column: string): Promise<void> {
    const head = this.page.getByRole('columnheader', { name: column }).getByRole('link')
    await hydrated(head)
    await head.click()
  }

  /** Opens the dialog of deletion, types the name and presses the button. */
  async deleteOrganisation(name: string): Promise<void> {
    const { page, words, dialog } = this
    const open = page.getByRole('button', { name: words('organisations.delete.open'), exact: true })
    await hydrated(open)
    await open.click()
    await dialog.getByRole('textbox').fill(name)
    await dialog.getByRole('button', { name: words('organisations.delete.confirm') }).click()
  }

  async leave(): Promise<void> {
    const { page, words, dialog } = this
    const open = page.getByRole('button', { name: words('organisations.leave.open'), exact: true })
    await hydrated(open)
    await open.click()
    await dialog.getByRole('button', { name: words('organisations.leave.confirm') }).click()
  }

  /** Goes somewhere as who never touches a mouse does. */
  async goByLetters(letters: string): Promise<void> {
    const { page } = this
    await hydrated(page.getByRole('button', { name: this.words('desk.palette.open') }))
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(letters)
    await page.keyboard.press('Enter')
  }

  async expectMissing(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: this.words('desk.missing.title') })).toBeVisible()
  }
}
