import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AgentSessions, SignedInAgent } from './agent-sessions.ts';

const cookieName = 'connect-session';
const attributes = { httpOnly: true, sameSite: 'Lax', path: '/' } as const;

/** The agent whom the request's cookie signs in; `undefined` without a cookie or when the session has ended. */
export function signedInAgent(context: Context, sessions: AgentSessions): SignedInAgent | undefined {
  const sessionId = getCookie(context, cookieName);
  if (sessionId === undefined) return undefined;
  const login = sessions.agentOf(sessionId);
  const agent = sessions.agents().find((candidate) => candidate.login === login);
  return agent && { sessionId, agent };
}

/** Signs an agent in on this browser; whoever was signed in on it before is signed out. */
export function signIn(context: Context, sessions: AgentSessions, login: string): void {
  endPrevious(context, sessions);
  setCookie(context, cookieName, sessions.createSession(login), attributes);
}

export function signOut(context: Context, sessions: AgentSessions): void {
  endPrevious(context, sessions);
  deleteCookie(context, cookieName, attributes);
}

function endPrevious(context: Context, sessions: AgentSessions): void {
  const sessionId = getCookie(context, cookieName);
  if (sessionId !== undefined) sessions.endSession(sessionId);
}
