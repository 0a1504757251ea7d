import type { Page } from 'playwright-core';

/** A page on which every act of a person counts: a click, a key, a typed field, a choice, files chosen at once. */
export class CountedPage {
  actions = 0;
  typed = 0;

  constructor(readonly page: Page) {}

  async click(selector: string): Promise<void> {
    this.actions += 1;
    await this.page.locator(selector).first().click();
  }

  async press(key: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.press(key);
  }

  async type(selector: string, text: string): Promise<void> {
    this.actions += 1;
    this.typed += 1;
    await this.page.locator(selector).first().fill(text);
  }

  /** The option whose words hold `label`. */
  async choose(selector: string, label: string): Promise<void> {
    this.actions += 1;
    const select = this.page.locator(selector).first();
    const options = await select.locator('option').allTextContents();
    await select.selectOption({ index: options.findIndex((text) => text.includes(label)) });
  }

  async chooseFiles(
    selector: string,
    files: { name: string; mimeType: string; buffer: Buffer }[],
  ): Promise<void> {
    this.actions += 1;
    await this.page.setInputFiles(selector, files);
  }
}
