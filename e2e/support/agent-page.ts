import { expect, type Locator, type Page } from '@playwright/test';

/** The emulator's seeded agents, by login. */
export const AGENTS = { ada: 'Ada Larsen', bo: 'Bo Chen' } as const;
export type AgentLogin = keyof typeof AGENTS;

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What an agent sees and does, by role and label. */
export class AgentPage {
  readonly page: Page;
  readonly contacts: Locator;
  readonly log: Locator;
  readonly composer: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.contacts = page.getByRole('navigation', { name: 'Contacts' });
    this.log = page.getByRole('log', { name: 'Messages' });
    this.composer = page.getByRole('textbox', { name: /^Message to/ });
    this.state = page.getByRole('button', { name: /^Agent state/ });
  }

  /** Opens the desktop and signs in at the local Amazon Connect. */
  async signIn(login: AgentLogin): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('button', { name: AGENTS[login] }).click();
    await expect(this.state).toBeVisible();
  }

  /** Opens the desktop in a browser that is signed in already. */
  async returnTo(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Sign in' }).or(this.state).click();
    await expect(this.state).toBeVisible();
  }

  /** Asks for a state; with chats waiting or open the agent may be in another one at once. */
  async setState(name: string): Promise<void> {
    await this.state.click();
    await this.page.getByRole('menuitemradio', { name }).click();
  }

  async expectState(name: string): Promise<void> {
    await expect(this.state).toHaveAccessibleName(`Agent state: ${name}`);
  }

  incoming(name: string): Locator {
    return this.contacts.getByRole('region', { name: `Incoming: ${name}` });
  }

  /** A contact in the list that is no longer incoming. */
  contact(name: string): Locator {
    return this.contacts.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** Accepts the chat of this customer and waits for the conversation. */
  async accept(name: string): Promise<void> {
    await this.incoming(name).getByRole('button', { name: 'Accept' }).click();
    await this.expectOpen(name);
  }

  async open(name: string): Promise<void> {
    await this.contact(name).click();
    await this.expectOpen(name);
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Chooses files to send to the customer. */
  async attach(...files: readonly ChosenFile[]): Promise<void> {
    const opened = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Send files' }).click();
    await (await opened).setFiles([...files]);
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'End chat' }).click();
  }

  async closeContact(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close contact' }).click();
  }

  private async expectOpen(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name, level: 2 })).toBeVisible();
    await expect(this.composer).toBeEnabled();
  }
}
