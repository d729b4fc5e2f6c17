import { html, raw } from 'hono/html';

/** What the page hands to Streams; read by `ccp-page.js` from the document. */
export interface CcpPageSettings {
  readonly authToken: string;
  readonly refreshToken: string;
  readonly authTokenExpiration: string;
  readonly region: string;
  readonly instanceArn: string;
  readonly authCookieName: string;
}

/** The contact control panel: no interface of its own, only the real Streams build for the page that embeds it. */
export const ccpPage = (settings: CcpPageSettings) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Contact control panel · local Amazon Connect</title>
    <script type="application/json" id="settings">${raw(inScript(settings))}</script>
    <script src="/connect/static/connect-streams.js"></script>
    <script src="/connect/static/ccp-page.js"></script>
  </head>
  <body>
    <p>Local Amazon Connect. This panel works inside an agent desktop.</p>
  </body>
</html>`;

/** JSON that cannot close the script element it stands in. */
const inScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');
