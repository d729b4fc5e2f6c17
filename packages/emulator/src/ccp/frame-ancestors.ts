const loopback = ['http://127.0.0.1:*', 'http://localhost:*', 'https://127.0.0.1:*', 'https://localhost:*'];

/** When a fault has it that no origin is approved. */
export const noFrameAncestors = "frame-ancestors 'none'";

/** Who may embed the CCP: pages on this machine, and the origins that the instance has approved. */
export const frameAncestors = (approvedOrigins: readonly string[]): string =>
  `frame-ancestors 'self' ${[...loopback, ...approvedOrigins].join(' ')}`;
