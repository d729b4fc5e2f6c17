import type { Context, Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import type { PagePolicy } from './content-security-policy.ts';
import type { PageFile, PageFiles } from './load-page.ts';

export interface Page {
  /** Where the page lives, with a slash at both ends. */
  readonly at: string;
  readonly files: PageFiles;
  readonly policy: PagePolicy;
}

/** The build gives every file in here a name that changes with its content. */
const isAsset = (path: string) => path.startsWith('assets/');

const cacheControl = (path: string) => {
  if (path.endsWith('.html')) return 'no-store';
  return isAsset(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
};

/** Somebody opening an address, as opposed to a page asking for a script or an image. */
const isNavigation = (c: Context<AppEnv>) => (c.req.header('Accept') ?? '').includes('text/html');

/** Serves a built page. An address of the page that is no file is one of its views, so a navigation to it gets the page itself. */
export function servePage(app: Hono<AppEnv>, { at, files, policy }: Page): void {
  if (at !== '/') app.get(at.slice(0, -1), (c) => c.redirect(at + new URL(c.req.url).search, 308));
  app.get(`${at}*`, (c) => {
    const asked = c.req.path.slice(at.length) || 'index.html';
    const isView = !files.has(asked) && !isAsset(asked) && isNavigation(c);
    const path = isView ? 'index.html' : asked;
    const file = files.get(path);
    if (!file) return c.notFound();
    c.header('Content-Security-Policy', policy.contentSecurityPolicy);
    c.header('Permissions-Policy', policy.permissionsPolicy);
    // Signing in to Amazon Connect opens a window that has to be able to report back.
    c.header('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
    c.header('Cache-Control', cacheControl(path));
    return answerFile(c, file);
  });
}

function answerFile(c: Context<AppEnv>, file: PageFile): Response {
  c.header('ETag', file.etag);
  c.header('Vary', 'Accept-Encoding');
  if (c.req.header('If-None-Match') === file.etag) return c.body(null, 304);
  c.header('Content-Type', file.type);
  if (file.gzipped === undefined || !/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(file.plain);
  c.header('Content-Encoding', 'gzip');
  return c.body(file.gzipped);
}
