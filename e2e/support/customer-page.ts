import { expect, type Locator, type Page } from '@playwright/test';

export interface StartedChat {
  readonly name: string;
  readonly message: string;
}

/** What a customer sees and does, by role and label. */
export class CustomerPage {
  readonly page: Page;
  readonly log: Locator;
  readonly composer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.log = page.getByRole('log', { name: 'Conversation' });
    this.composer = page.getByRole('textbox', { name: 'Message' });
  }

  async open(): Promise<void> {
    await this.page.goto('/customer/');
    await expect(this.page.getByLabel('Your name')).toBeVisible();
  }

  /** Opens the page, starts a chat and waits until its first message is in the conversation. */
  async startChat({ name, message }: StartedChat): Promise<void> {
    await this.open();
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Your message').fill(message);
    await this.page.getByRole('button', { name: 'Start chat' }).click();
    await expect(this.message(message)).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  async type(text: string): Promise<void> {
    await this.composer.fill(text);
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'End chat' }).click();
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  async expectEnded(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Start a new chat' })).toBeVisible();
  }
}
