import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import { still } from '../../packages/react/test/support/still.ts';

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Holds the page as it stands to WCAG 2.2 AA as far as axe can see, light and dark. The CCP's frame is Amazon's. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // By the debugger and not as a script element, which the page's policy forbids.
    await page.evaluate(await readFile(axeFile, 'utf8'));
    await page.evaluate(still);
    const findings = await page.evaluate(async (values) => {
      const { axe } = window as unknown as {
        axe: { run(context: object, options: object): Promise<{ violations: Finding[] }> };
      };
      const context = { exclude: ['#ccp'] };
      const { violations } = await axe.run(context, { runOnly: { type: 'tag', values }, iframes: false });
      return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }));
    }, RULES);
    expect(findings, `what axe finds in the ${colorScheme} theme`).toEqual([]);
  }
}
