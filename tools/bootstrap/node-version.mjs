/** Same range as package.json's `engines.node`. @type {readonly { from: Version, below: Version }[]} */
const SUPPORTED = [
  { from: [22, 19], below: [23, 0] },
  { from: [24, 11], below: [25, 0] },
  { from: [26, 0], below: [Infinity, 0] },
];

/** @typedef {readonly [major: number, minor: number]} Version */

/** @param {string} version `v24.21.0` @returns {Version} */
function parse(version) {
  const [major = NaN, minor = NaN] = version.replace(/^v/, '').split('.').map(Number);
  return [major, minor];
}

/** @param {Version} a @param {Version} b */
const isBefore = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

/** Whether the product and its tests run on this Node. @param {string} version */
export function isSupportedNode(version) {
  const found = parse(version);
  return SUPPORTED.some(({ from, below }) => !isBefore(found, from) && isBefore(found, below));
}

/** Whether this Node is new enough to install another one. @param {string} version */
export const isBootstrapNode = (version) => !isBefore(parse(version), [20, 0]);

/** @param {string} version */
export const oldNodeSentence = (version) =>
  `Node ${version} is too old to set Liaison up: install Node 24 (or any Node from 20 on, which then brings its own).`;
