/**
 * Connections that nobody uses for a while stay open. A server that closes them may do so while a client on a busy machine asks it
 * something over one, which fails where the client is told not to try again.
 */
export const keptConnections = { keepAliveTimeout: 0 };
