import axe from 'axe-core';
import { still } from './still.ts';

/** Findings of axe, WCAG 2.2 A and AA and its good practice for parts of a page. */
export async function findings(): Promise<string[]> {
  await still();
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // Rules for whole pages; the desktop's own tests hold them.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
