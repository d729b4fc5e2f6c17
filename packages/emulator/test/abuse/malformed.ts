import { agentOperations } from '../../src/agent-api/operations.ts';
import { controlPlaneOperations } from '../../src/control-plane/operations.ts';
import { participantOperations } from '../../src/participant/operations.ts';
import { createIds } from '../../src/world/ids.ts';

export interface Attempt {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

/** What an attacker may hold that is valid, so that attempts come past the door. */
export interface Loot {
  readonly connectionToken: string;
  readonly participantToken: string;
  readonly agentToken: string;
  readonly instanceId: string;
  readonly contactId: string;
  readonly authorization: string;
  /** Of a signed-in agent's browser. */
  readonly cookie: string;
}

/** Malformed requests and frames, the same for the same seed. */
export class Malformed {
  readonly #below: (limit: number) => number;
  readonly #loot: Loot;

  constructor(seed: number, loot: Loot) {
    this.#below = createIds(seed).below;
    this.#loot = loot;
  }

  request(): Attempt {
    const kinds = [
      () => this.#participantRequest(),
      () => this.#participantRequest(),
      () => this.#controlPlaneRequest(),
      () => this.#controlPlaneRequest(),
      () => this.#agentRequest(),
      () => this.#pageRequest(),
      () => this.#elsewhere(),
    ];
    return this.#pick(kinds)();
  }

  frame(): string | Buffer {
    const topic = this.#pick(['aws/subscribe', 'aws/heartbeat', 'aws/ping', 'aws/chat', '', '__proto__', 7, null]);
    const frames: readonly (() => string | Buffer)[] = [
      () => this.#bytes(this.#below(200)),
      () => this.#text(),
      () => this.#broken(JSON.stringify({ topic, content: this.#value(0) })),
      () => JSON.stringify({ topic, content: this.#value(0) }),
      () => JSON.stringify({ topic, content: { topics: Array.from({ length: 200 }, () => this.#text()) } }),
      () => '['.repeat(5_000),
    ];
    return this.#pick(frames)();
  }

  #participantRequest(): Attempt {
    const { method, path, input } = this.#pick(participantOperations);
    const bearer = this.#pick([
      this.#loot.connectionToken,
      this.#loot.participantToken,
      'PT-guess',
      '',
      'x'.repeat(5_000),
    ]);
    return {
      method,
      path: path.replaceAll(/:[A-Za-z]+/g, () => encodeURIComponent(this.#text().toWellFormed())),
      headers: { 'x-amz-bearer': bearer, 'content-type': this.#pick(['application/json', 'text/plain', 'a/b']) },
      body: method === 'GET' ? undefined : this.#body(Object.keys(input)),
    };
  }

  #controlPlaneRequest(): Attempt {
    const { method, path, input, query } = this.#pick(controlPlaneOperations);
    const place = (name: string) => {
      if (name === ':InstanceId' && this.#below(5) > 0) return this.#loot.instanceId;
      if (/Contact/.test(name) && this.#below(2) > 0) return this.#loot.contactId;
      return encodeURIComponent(this.#text().toWellFormed());
    };
    const parameters = Object.keys(query ?? {}).map(
      (name) => `${name}=${encodeURIComponent(this.#text().toWellFormed())}`,
    );
    return {
      method,
      path: `${path.replaceAll(/:[A-Za-z]+/g, place)}?${parameters.join('&')}`,
      headers: {
        authorization: this.#pick([this.#loot.authorization, this.#loot.authorization, 'AWS4-HMAC-SHA256', 'x']),
      },
      body: method === 'GET' ? undefined : this.#body(Object.keys(input)),
    };
  }

  #agentRequest(): Attempt {
    const operation = this.#pick([...agentOperations.values()]);
    // A snapshot is waited for, as it should be.
    const name = operation.name === 'GetAgentSnapshot' ? '__proto__' : operation.name;
    return {
      method: 'POST',
      path: '/connect/api',
      headers: {
        'x-amz-target': this.#pick([`AmazonConnectCTIService.${name}`, name, '.', '']),
        'x-amz-bearer': this.#pick([this.#loot.agentToken, this.#loot.agentToken, 'AT-guess']),
      },
      body: this.#body(Object.keys(operation.input)),
    };
  }

  /** What Streams leaves to the CCP page. */
  #pageRequest(): Attempt {
    const method = this.#pick(['qrSearchQuickResponses', 'qrIntegrationExists', 'constructor', '__proto__', 7, null]);
    const members = ['query', 'nextToken', 'maxResults', 'attributes', 'contactId'];
    const params = Object.fromEntries(members.map((member) => [member, this.#value(0)]));
    return {
      method: 'POST',
      path: '/connect/api-proxy',
      headers: { cookie: this.#pick([this.#loot.cookie, this.#loot.cookie, 'connect-session=SE-guess']) },
      body: this.#pick([
        JSON.stringify({ method, params }),
        JSON.stringify({ method, params: this.#value(0) }),
        this.#broken(JSON.stringify({ method, params })),
      ]),
    };
  }

  #elsewhere(): Attempt {
    const path = this.#pick([
      '/sns/?Action=ConfirmSubscription&Token=%00',
      '/s3/amazon-connect-liaison-local?max-keys=-1&continuation-token=%F0',
      '/s3/amazon-connect-liaison-local/../../etc/passwd',
      '/storage/%2e%2e%2f',
      '/connect/ccp-v2/%00',
      '/oidc/authorize?client_id=%00&redirect_uri=javascript:0',
      '/connect/login?return_to=//evil.example',
      '/_emulator/contact-events?contactId=%ff',
      `/${'a/'.repeat(500)}`,
      `/%${this.#below(100)}`,
    ]);
    return { method: this.#pick(['GET', 'POST', 'PUT', 'DELETE']), path, headers: {}, body: undefined };
  }

  #body(members: readonly string[]): string | Buffer {
    const bodies: readonly (() => string | Buffer)[] = [
      () => this.#bytes(this.#below(300)),
      () => this.#broken(this.#json(members)),
      () => this.#json(members),
      () => this.#json(members),
      () => this.#json(members),
      () => JSON.stringify(this.#value(0)),
      () => `{"a":`.repeat(3_000),
    ];
    return this.#pick(bodies)();
  }

  #json(members: readonly string[]): string {
    const pairs = members
      .filter(() => this.#below(5) > 0)
      .map((name) => `${JSON.stringify(name)}:${this.#memberValue(name)}`);
    return `{${[...pairs, '"__proto__":{"polluted":true}'].join(',')}}`;
  }

  #memberValue(name: string): string {
    if (name === 'InstanceId' && this.#below(4) > 0) return JSON.stringify(this.#loot.instanceId);
    if (/ContactId$|contactId/.test(name) && this.#below(2) > 0) return JSON.stringify(this.#loot.contactId);
    return JSON.stringify(this.#value(0)) ?? 'null';
  }

  #value(depth: number): unknown {
    const simple = [null, true, 0, -1, 1e308, 0.1, '', 'text/plain', 'WEBSOCKET', 'ASCENDING', this.#text()];
    if (depth > 3 || this.#below(3) > 0) return this.#pick(simple);
    if (this.#below(2) > 0) return Array.from({ length: this.#below(4) }, () => this.#value(depth + 1));
    const name = this.#pick(['Type', 'Id', 'Content', 'constructor', 'DisplayName', 'ParticipantRole', 'length']);
    return { [name]: this.#value(depth + 1) };
  }

  #text(): string {
    const texts = [
      '\0',
      '\ud800',
      '../../',
      '‮',
      "'; --",
      '<script>',
      '%',
      'é'.repeat(this.#below(400)),
      'x'.repeat(20_000),
    ];
    return this.#pick([...texts, String(this.#below(1e9))]);
  }

  /** A text with a part cut out and one character changed. */
  #broken(text: string): string {
    const at = this.#below(text.length || 1);
    return text.slice(0, at) + String.fromCharCode(this.#below(128)) + text.slice(at + this.#below(20));
  }

  #bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.#below(256)));
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item;
  }
}
