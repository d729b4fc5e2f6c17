import assert from 'node:assert/strict';
import { type ChatSessionView, ChatService, createContactStore } from '../../src/index.ts';
import { AGENT, CUSTOMER, FakeClock, MemoryLogger, MemoryStorage } from '../../src/testing/index.ts';
import { ModelArchive } from './model-archive.ts';
import { ModelServer } from './model-server.ts';
import type { Step } from './steps.ts';

const CONTACT = 'contact-1';

/** An agent's page on the model server: it can be reloaded, keeping its storage. */
class Desk {
  readonly clock = new FakeClock();
  readonly server: ModelServer;
  readonly archive: ModelArchive;
  readonly storage = new MemoryStorage();
  /** Client token to text, of everything the agent sent. */
  readonly sent = new Map<string, string>();
  readonly logger = new MemoryLogger();
  #ids = 0;
  #random = 1;
  #store = createContactStore({ clock: this.clock });
  service: ChatService;

  constructor(hits: (what: string) => void) {
    this.server = new ModelServer(this.clock, hits);
    this.archive = new ModelArchive(this.clock, hits);
    this.service = this.#boot();
  }

  #boot(): ChatService {
    const service = this.#load();
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    return service;
  }

  #load(): ChatService {
    this.#store = createContactStore({ clock: this.clock });
    return new ChatService({
      archive: this.archive,
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
  }

  /** The page is loaded anew when the chat is over. */
  async review(): Promise<void> {
    await this.service[Symbol.asyncDispose]();
    this.service = this.#load();
    void this.service.reviewSession(CONTACT);
    await this.clock.advance(60_000);
    await this.readBack();
  }

  /** Shows what is older until there is no more. */
  async readBack(): Promise<void> {
    for (let page = 0; page < 100 && this.view.hasOlder; page += 1) {
      void this.service.loadOlder(CONTACT);
      await this.clock.advance(1_000);
    }
  }

  get view(): ChatSessionView {
    const view = this.#store.getState().contacts[CONTACT]?.chatSession;
    if (!view) throw new Error('The chat is gone');
    return view;
  }

  #send(text: string): void {
    if (this.view.state.name === 'ended') return;
    this.sent.set(this.service.sendMessage(CONTACT, { content: text }), text);
  }

  #retry(): void {
    for (const { key, status } of this.view.messages) {
      if (status !== 'failed') continue;
      this.server.hits('retry');
      this.service.retryMessage(CONTACT, key);
    }
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
        return this.#send(step.text);
      case 'end':
        server.end();
        return undefined;
      case 'deny':
        server.denied = step.until;
        return undefined;
      case 'customer':
        if (server.ended) return undefined;
        server.say(`customer ${server.transcript.length}`, CUSTOMER, step.fate);
        return undefined;
      case 'otherTab':
        if (server.ended) return undefined;
        server.say(`other tab ${server.transcript.length}`, AGENT, step.fate);
        return undefined;
      case 'socket':
        return server.setSocket(step.socket);
      case 'break':
        return server.break();
      case 'reload':
        server.hits('reload');
        return this.reload();
      case 'older':
        void service.loadOlder(CONTACT);
        return undefined;
      case 'resume':
        void service.resumeSession(CONTACT);
        return undefined;
      case 'retry':
        return this.#retry();
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

  /** Nothing goes wrong any more; whatever waits comes through, the agent retries what was refused, and a last page arrives. */
  async settleDust(): Promise<void> {
    this.server.heal();
    this.archive.heal();
    await this.clock.advance(600_000);
    if (this.server.ended) return this.service.endSession(CONTACT);
    for (let round = 0; round < 2; round += 1) {
      void this.service.resumeSession(CONTACT);
      await this.clock.advance(60_000);
      this.#retry();
      await this.clock.advance(60_000);
    }
    this.server.setSocket('up');
    await this.clock.advance(60_000);
    await this.readBack();
    await this.clock.advance(60_000);
  }
}

/**
 * Plays a script and checks what must hold at every moment, then lets the dust settle and checks that the view is the server's
 * transcript and that every message the agent sent is in it once, or, when the chat has ended, that it says so. `hits` hears of every
 * fault that struck and every state that was reached.
 */
export async function runScript(
  script: readonly Step[],
  hits: (what: string) => void = () => undefined,
): Promise<void> {
  const desk = new Desk(hits);
  await desk.clock.advance(1);
  for (const step of script) {
    await desk.perform(step);
    checkMoment(desk);
    hits(`state ${desk.view.state.name}`);
  }
  await desk.settleDust();
  if (desk.server.ended) await checkEnd(desk);
  else checkLive(desk);
  assert.deepEqual(
    desk.logger.lines.filter(({ level }) => level === 'error'),
    [],
  );
}

function checkLive({ view, server, sent, archive }: Desk): void {
  assert.equal(view.state.name, 'live');
  assert.equal(view.hasGap, false);
  assert.deepEqual(
    view.messages.map(({ id }) => id),
    server.transcript.map(({ Id }) => Id),
  );
  assert.deepEqual([...archive.items.keys()].toSorted(), server.transcript.map(({ Id }) => Id).toSorted());
  checkStored(archive, server);
  for (const [token, text] of sent) {
    const id = server.tokens.get(token)?.id;
    assert.equal(server.transcript.find(({ Id }) => Id === id)?.Content, text, 'every message arrived');
  }
}

/** E3: what is stored was said, word for word. */
function checkStored({ items }: ModelArchive, { transcript }: ModelServer): void {
  const said = new Map(transcript.map((item) => [item.Id, item]));
  for (const { Id, Content } of items.values()) assert.equal(Content, said.get(Id)?.Content, 'what is stored was said');
}

/**
 * E1: what is shown was said, what was not sent says so, no call is made any more and nothing is kept. E2, E3: what was shown is stored, and
 * what is stored is shown, in this page and in the next.
 */
async function checkEnd(desk: Desk): Promise<void> {
  const { archive, server, sent, storage, clock } = desk;
  await clock.advance(600_000);
  await desk.readBack();
  const { view } = desk;
  assert.ok(view.state.name === 'ended' || view.state.name === 'failed', `over, and not ${view.state.name}`);
  const said = new Set(server.transcript.map(({ Id }) => Id));
  const shown = new Map(view.messages.map((message) => [message.key, message]));
  for (const { id, status } of shown.values()) assert.ok(said.has(id) || status === 'failed', 'what is shown was said');
  for (const token of sent.keys()) {
    if (server.tokens.has(token)) continue;
    assert.ok((shown.get(token)?.status ?? 'failed') === 'failed', 'what was not sent does not look so');
  }
  assert.equal(server.callsAfterEnd, 0, 'no call after the end');
  assert.deepEqual(await storage.keys('outbox:'), []);
  checkStored(archive, server);
  if (view.state.name !== 'ended') return;
  const stored = [...archive.items.keys()].toSorted();
  const confirmed = (): string[] =>
    desk.view.messages
      .filter(({ id }) => id.startsWith('item-'))
      .map(({ id }) => id)
      .toSorted();
  assert.deepEqual(confirmed(), stored, 'what was shown is stored');
  await desk.review();
  assert.deepEqual(confirmed(), stored, 'what is stored is shown');
  checkMoment(desk);
  assert.equal(server.callsAfterEnd, 0, 'no call after the end');
}

function checkMoment({ view }: Desk): void {
  const keys = view.messages.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length, 'no key is there twice');
  const confirmed = view.messages.filter(({ id }) => id.startsWith('item-'));
  assert.equal(new Set(confirmed.map(({ id }) => id)).size, confirmed.length, 'no message is shown twice');
  if (view.state.name !== 'live') return;
  for (const [at, { timestamp }] of confirmed.entries()) {
    assert.ok(timestamp >= (confirmed[at - 1]?.timestamp ?? 0), 'confirmed lines stand in the order of the service');
  }
  const unsent = view.messages.slice(confirmed.length);
  assert.ok(
    unsent.every(({ id }) => id.startsWith('token-')),
    'what is unsent comes last',
  );
}
