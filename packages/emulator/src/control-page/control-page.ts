import { html } from 'hono/html';
import { layout, type Markup } from '../page/layout.ts';
import type { Script } from '../scripted-customer/script.ts';
import type { Instance } from '../world/instance.ts';

/** The page one person drives the emulator with. What changes is filled in by `control.js`. */
export const controlPage = ({ instance, scripts }: { instance: Instance; scripts: readonly Script[] }): Markup =>
  layout({
    title: 'Control · local Amazon Connect',
    styles: ['control.css'],
    script: 'control.js',
    body: html`<div class="shell">
      <header class="top">
        <div>
          <p class="badge">Local Amazon Connect</p>
          <h1>Control page</h1>
          <p class="lead">
            All that the instance ${instance.alias} (${instance.region}) knows, as it happens. Start a customer, and a chat arrives at the
            desktop.
          </p>
        </div>
        <div class="tools">
          <span class="live" id="live" role="status">Live</span>
          <a href="/connect/login">Sign an agent in</a>
          <button type="button" id="reset">Reset</button>
        </div>
      </header>
      <noscript><p class="problem">This page needs JavaScript.</p></noscript>
      <p class="problem" id="problem" role="alert" hidden></p>
      <div class="columns">
        <main class="column">
          <section class="panel" aria-labelledby="contacts-title">
            <h2 id="contacts-title">Contacts</h2>
            <p class="empty" id="no-contacts">No chats yet. Start a customer on this page, or write as one on your own page.</p>
            <ul class="chats" id="contacts"></ul>
          </section>
          ${agentsPanel}
        </main>
        <div class="column">${startPanel(instance, scripts)} ${faultsPanel}</div>
      </div>
    </div>
    <dialog id="reset-dialog" aria-labelledby="reset-title">
      <form method="dialog">
        <h2 id="reset-title">Reset the instance?</h2>
        <p>Every chat, customer and fault goes, and every agent is set to offline. Agents stay signed in.</p>
        <div class="actions">
          <button value="cancel">Keep everything</button>
          <button value="reset" class="danger">Reset</button>
        </div>
      </form>
    </dialog>
    <p class="visually-hidden" id="news" role="status"></p>`,
  });

const startPanel = (instance: Instance, scripts: readonly Script[]): Markup => html`<section
  class="panel"
  aria-labelledby="start-title"
>
  <h2 id="start-title">Start a customer</h2>
  <form id="start">
    <label>
      What they want
      <select name="scriptId" aria-describedby="about">
        ${scripts.map(
          ({ id, title, about, customerName }) =>
            html`<option value="${id}" data-about="${about}" data-name="${customerName}">${title}</option>`,
        )}
      </select>
    </label>
    <p class="hint" id="about">${scripts[0]?.about}</p>
    <label>
      Name
      <input name="name" maxlength="256" autocomplete="off" placeholder="${scripts[0]?.customerName}" />
    </label>
    <label>
      Contact flow
      <select name="contactFlowId">
        ${instance.contactFlows.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
      </select>
    </label>
    <button class="primary">Start customer</button>
  </form>
</section>`;

const agentsPanel: Markup = html`<section class="panel" aria-labelledby="agents-title">
  <h2 id="agents-title">Agents</h2>
  <ul class="cards wide" id="agents"></ul>
</section>`;

const faultsPanel: Markup = html`<section class="panel" aria-labelledby="faults-title">
  <h2 id="faults-title">Faults</h2>
  <form id="fault">
    <label>
      What goes wrong
      <select name="preset" aria-describedby="fault-about"></select>
    </label>
    <p class="hint" id="fault-about"></p>
    <div class="pair">
      <label>
        For seconds
        <input name="seconds" type="number" min="1" max="600" value="5" required />
      </label>
      <button>Inject</button>
    </div>
  </form>
  <ul class="cards" id="faults"></ul>
</section>`;
