import { userInfo } from 'node:os';

/** Whoever works at this machine, as the audit log has it: the commands are for those who may read the database anyway. */
export const actingPerson = () => ({ username: userName(), subject: 'liaison-admin', roles: ['administrator'] });

/** A container may run as a user that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
