import { expect } from 'vitest';
import { type ChatSessionView, ChatService, createContactStore } from '../../src/index.ts';
import { AGENT, CUSTOMER, FakeClock, MemoryLogger, MemoryStorage } from '../../src/testing/index.ts';
import { ModelServer } from './model-server.ts';
import type { Step } from './steps.ts';

const CONTACT = 'contact-1';

/** An agent's page on the model server: it can be reloaded, keeping its storage. */
class Desk {
  readonly clock = new FakeClock();
  readonly server = new ModelServer(this.clock);
  readonly storage = new MemoryStorage();
  /** Client token to text, of everything the agent sent. */
  readonly sent = new Map<string, string>();
  readonly logger = new MemoryLogger();
  #ids = 0;
  #random = 1;
  #store = createContactStore({ clock: this.clock });
  service = this.#boot();

  #boot(): ChatService {
    this.#store = createContactStore({ clock: this.clock });
    const service = new ChatService({
      port: this.server,
      store: this.#store,
      clock: this.clock,
      storage: this.storage,
      logger: this.logger,
      newId: () => `token-${(this.#ids += 1)}`,
      random: () => (this.#random = (this.#random * 16_807) % 2_147_483_647) / 2_147_483_647,
      settings: { typing: true, receipts: true },
      onError: () => undefined,
    });
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    return service;
  }

  get view(): ChatSessionView {
    const view = this.#store.getState().contacts[CONTACT]?.chatSession;
    if (!view) throw new Error('The chat is gone');
    return view;
  }

  async reload(): Promise<void> {
    await this.clock.advance(1);
    await this.service[Symbol.asyncDispose]();
    this.service = this.#boot();
  }

  async perform(step: Step): Promise<void> {
    const { server, service } = this;
    switch (step.op) {
      case 'wait':
        return this.clock.advance(step.ms);
      case 'send':
        this.sent.set(service.sendMessage(CONTACT, { content: step.text }), step.text);
        return undefined;
      case 'customer':
        server.say(`customer ${server.transcript.length}`, CUSTOMER, step.fate);
        return undefined;
      case 'otherTab':
        server.say(`other tab ${server.transcript.length}`, AGENT, step.fate);
        return undefined;
      case 'socket':
        return server.setSocket(step.socket);
      case 'break':
        return server.break();
      case 'reload':
        return this.reload();
      case 'older':
        void service.loadOlder(CONTACT);
        return undefined;
      case 'resume':
        void service.resumeSession(CONTACT);
        return undefined;
      case 'sendFault':
        server.sendFaults.push(step.fault);
        return undefined;
      case 'pageFault':
        server.pageFaults.push(step.fault);
        return undefined;
      case 'echo':
        server.echoFates.push(step.fate);
        return undefined;
      case 'pageSize':
        server.pageSize = step.size;
        return undefined;
    }
  }

  /** Nothing goes wrong any more; whatever waits comes through, and a last page arrives. */
  async settleDust(): Promise<void> {
    this.server.heal();
    await this.clock.advance(600_000);
    void this.service.resumeSession(CONTACT);
    await this.clock.advance(60_000);
    this.server.setSocket('up');
    await this.clock.advance(60_000);
    for (let page = 0; page < 100 && this.view.hasOlder; page += 1) {
      void this.service.loadOlder(CONTACT);
      await this.clock.advance(1_000);
    }
  }
}

/**
 * Plays a script and checks what must hold at every moment, then lets the dust settle and checks that the view is the server's
 * transcript and that every message the agent sent is in it once.
 */
export async function runScript(script: readonly Step[]): Promise<void> {
  const desk = new Desk();
  await desk.clock.advance(1);
  for (const step of script) {
    await desk.perform(step);
    checkMoment(desk);
  }
  await desk.settleDust();

  const { messages, state, hasGap } = desk.view;
  expect(state.name).toBe('live');
  expect(hasGap).toBe(false);
  expect(messages.map(({ id }) => id)).toEqual(desk.server.transcript.map(({ Id }) => Id));
  for (const [token, text] of desk.sent) {
    const id = desk.server.tokens.get(token)?.id;
    expect(desk.server.transcript.find(({ Id }) => Id === id)?.Content, 'every message arrived').toBe(text);
  }
  expect(desk.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
}

function checkMoment({ view }: Desk): void {
  const keys = view.messages.map(({ key }) => key);
  expect(new Set(keys).size, 'no key is there twice').toBe(keys.length);
  const confirmed = view.messages.filter(({ id }) => id.startsWith('item-'));
  expect(new Set(confirmed.map(({ id }) => id)).size, 'no message is shown twice').toBe(confirmed.length);
  if (view.state.name !== 'live') return;
  const stamps = confirmed.map(({ timestamp }) => timestamp);
  expect(stamps, 'confirmed lines stand in the order of the service').toEqual(stamps.toSorted((a, b) => a - b));
  const unsent = view.messages.slice(confirmed.length);
  expect(
    unsent.every(({ id }) => id.startsWith('token-')),
    'what is unsent comes last',
  ).toBe(true);
}
