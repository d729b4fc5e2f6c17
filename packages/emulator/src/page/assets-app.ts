import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';

/** From `src/page` and from `dist/page` alike: the package publishes its sources, and these files are not compiled. */
const folder = new URL('../../src/page/assets/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  'theme.css': 'text/css; charset=utf-8',
  'login.css': 'text/css; charset=utf-8',
  'control.css': 'text/css; charset=utf-8',
  'control.js': 'text/javascript; charset=utf-8',
  'control-api.js': 'text/javascript; charset=utf-8',
  'control-views.js': 'text/javascript; charset=utf-8',
  'dom.js': 'text/javascript; charset=utf-8',
  'fault-presets.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** Serves the styles and scripts of the emulator's own pages; to be mounted at `assetsPath`. */
export function assetsApp(): Hono {
  const app = new Hono();
  app.get('/:name', async (context) => {
    const name = context.req.param('name');
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) return context.notFound();
    return context.body(await readFile(new URL(name, folder), 'utf8'), 200, {
      'Content-Type': type,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}
