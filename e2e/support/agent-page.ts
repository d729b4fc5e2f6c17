import { expect, type Page } from '@playwright/test';

/** The emulator's seeded agents, by login. */
export const AGENTS = { ada: 'Ada Larsen', bo: 'Bo Chen' } as const;
export type AgentLogin = keyof typeof AGENTS;

/** Opens the desktop, signs in at the local Amazon Connect and sets the state to Available. */
export async function openAgentPage(page: Page, login: AgentLogin): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: AGENTS[login] }).click();
  await setAgentState(page, 'Available');
}

export async function setAgentState(page: Page, state: string): Promise<void> {
  await page.getByRole('button', { name: /^Agent state/ }).click();
  await page.getByRole('menuitemradio', { name: state }).click();
  await expect(page.getByRole('button', { name: `Agent state: ${state}` })).toBeVisible();
}
