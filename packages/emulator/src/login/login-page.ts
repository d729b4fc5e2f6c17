import { html } from 'hono/html';
import { layout, type Markup } from '../page/layout.ts';
import type { AgentIdentity } from './agent-sessions.ts';

export interface LoginPageParts {
  readonly agents: readonly AgentIdentity[];
  readonly signedIn: AgentIdentity | undefined;
  /** Where to go after signing in: a path that has been checked. */
  readonly returnTo: string | undefined;
  /** Where an agent who is signed in already goes on to. */
  readonly continuePath: string;
  readonly problem: string | undefined;
}

/** The page that chooses the agent: one click each, no password. */
export const loginPage = (parts: LoginPageParts): Markup =>
  layout({
    title: 'Sign in · local Amazon Connect',
    styles: ['login.css'],
    body: html`<main class="card">
      <p class="badge">Local Amazon Connect</p>
      <h1>Who is working?</h1>
      <p class="lead">
        This is the emulator on your own machine, not Amazon Web Services. There is no password: choose an agent.
      </p>
      ${parts.problem ? html`<p class="problem" role="alert">${parts.problem}</p>` : ''}
      ${parts.signedIn ? continueAs(parts.signedIn, parts.continuePath) : ''}
      <form method="post" action="/connect/login">
        ${parts.returnTo ? html`<input type="hidden" name="return_to" value="${parts.returnTo}" />` : ''}
        <ul class="agents">
          ${parts.agents.map(agentButton)}
        </ul>
      </form>
    </main>`,
  });

const agentButton = (agent: AgentIdentity): Markup => html`<li>
  <button type="submit" name="login" value="${agent.login}">
    <span class="avatar" aria-hidden="true">${initials(agent.name)}</span>
    <span class="who"><span class="name">${agent.name}</span><span class="login">${agent.login}</span></span>
    <span class="go" aria-hidden="true">→</span>
  </button>
</li>`;

const continueAs = (agent: AgentIdentity, path: string): Markup => html`<p class="signed-in">
  <span>Signed in as <strong>${agent.name}</strong>.</span>
  <span><a href="${path}">Continue</a> <a href="/connect/logout">Sign out</a></span>
</p>`;

/** First letters of the first and the last word, whole characters as a reader sees them. */
function initials(name: string): string {
  const letters = new Intl.Segmenter();
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...letters.segment(word ?? '')][0]?.segment ?? '')
    .join('')
    .toUpperCase();
}
