import { html } from 'hono/html';

/** Markup made by hono's `html`, which escapes every value put into it. */
export type Markup = ReturnType<typeof html>;

export interface PageParts {
  readonly title: string;
  readonly body: Markup;
  /** Names of style sheets beside the theme, e.g. `login.css`. */
  readonly styles: readonly string[];
  /** Name of the page's script, a module. */
  readonly script?: string;
}

/** Where pages of the emulator find their styles and scripts. */
export const assetsPath = '/_emulator/assets';

export const layout = (page: PageParts): Markup => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${page.title}</title>
    <link rel="icon" href="${assetsPath}/icon.svg" type="image/svg+xml" />
    ${['theme.css', ...page.styles].map((name) => html`<link rel="stylesheet" href="${assetsPath}/${name}" />`)}
    ${page.script ? html`<script type="module" src="${assetsPath}/${page.script}"></script>` : ''}
  </head>
  <body>
    ${page.body}
  </body>
</html>`;
