import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../bootstrap/chromium.mjs';
import { manifestFor, NODE_PACKAGES } from '../bootstrap/node-packages.mjs';
import { isBootstrapNode, isSupportedNode } from '../bootstrap/node-version.mjs';
import { isInstalled } from '../bootstrap/packages.mjs';
import { findDebian } from '../bootstrap/postgres.mjs';
import { POSTGRES_PACKAGES } from '../bootstrap/postgres-packages.mjs';
import { root } from '../lib/root.ts';

describe('Node versions', () => {
  it.each(['v22.19.0', 'v22.23.3', 'v24.11.0', 'v24.21.0', 'v26.0.0', 'v27.1.0'])('runs on %s', (version) => {
    expect(isSupportedNode(version)).toBe(true);
  });

  it.each(['v18.20.0', 'v20.20.2', 'v22.18.9', 'v23.11.0', 'v24.10.9', 'v25.3.0'])(
    'brings its own for %s',
    (version) => {
      expect(isSupportedNode(version)).toBe(false);
    },
  );

  it('is the range that package.json states', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe('^22.19.0 || ^24.11.0 || >=26.0.0');
  });

  it('sets itself up from Node 20 on', () => {
    expect(isBootstrapNode('v20.0.0')).toBe(true);
    expect(isBootstrapNode('v18.20.4')).toBe(false);
  });
});

describe('the pinned Node of each platform', () => {
  it.each(Object.entries(NODE_PACKAGES))('%s is supported and pinned by integrity', (_, pinned) => {
    expect(isSupportedNode(pinned.version)).toBe(true);
    expect(pinned.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    const lock = manifestFor(pinned)['package-lock.json'];
    expect(lock.packages[`node_modules/${pinned.name}`]).toEqual({
      version: pinned.version,
      integrity: pinned.integrity,
    });
  });
});

describe('installed packages', () => {
  const locked = {
    '': { version: '0.1.0' },
    'packages/core': { version: '0.1.0' },
    'node_modules/@liaison/core': { link: true },
    'node_modules/a': { version: '1.0.0' },
    'packages/core/node_modules/a': { version: '2.0.0' },
    'node_modules/only-on-macos': { version: '1.0.0', optional: true },
  };
  const installed = {
    'node_modules/@liaison/core': { link: true },
    'node_modules/a': { version: '1.0.0' },
    'packages/core/node_modules/a': { version: '2.0.0' },
  };

  it('are complete without the optional ones of other platforms', () => {
    expect(isInstalled(locked, installed)).toBe(true);
  });

  it('are incomplete without a completed installation', () => {
    expect(isInstalled(locked, undefined)).toBe(false);
  });

  it.each(Object.keys(installed))('are incomplete without %s', (path) => {
    const rest = Object.fromEntries(Object.entries(installed).filter(([other]) => other !== path));
    expect(isInstalled(locked, rest)).toBe(false);
  });

  it('are out of date when the lockfile names another version', () => {
    expect(isInstalled(locked, { ...installed, 'node_modules/a': { version: '1.0.1' } })).toBe(false);
  });
});

describe('finding Chromium', () => {
  it('takes the first on the PATH', () => {
    const chrome = join('/b', 'google-chrome');
    const machine = { path: ['/a', '/b'].join(delimiter), exists: (file: string) => file === chrome };
    expect(findChromium(machine)).toBe(chrome);
  });

  it('takes the headless one before others, wherever they are', () => {
    const there = [join('/a', 'chromium'), join('/b', 'chromium-headless-shell')];
    const machine = { path: ['/a', '/b'].join(delimiter), exists: (file: string) => there.includes(file) };
    expect(findChromium(machine)).toBe(there[1]);
  });

  it('finds none where there is none', () => {
    expect(findChromium({ path: '', exists: () => false })).toBeUndefined();
  });
});

describe('PostgreSQL for the tests', () => {
  it("is the newest of Debian's that the product runs on", () => {
    expect(findDebian(['9.6', '13', '17', '15'])).toBe('/usr/lib/postgresql/17/bin');
    expect(findDebian(['9.6', '14'])).toBeUndefined();
    expect(findDebian([])).toBeUndefined();
  });

  it.each(Object.entries(POSTGRES_PACKAGES))('%s is pinned by integrity', (_, { version, integrity }) => {
    expect(version).toMatch(/^\d/);
    expect(integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  });
});
