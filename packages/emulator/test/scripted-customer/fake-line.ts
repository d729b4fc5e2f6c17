import type { CustomerLine } from '../../src/scripted-customer/customer-line.ts';
import { ItemLog } from '../../src/scripted-customer/item-log.ts';

/** A line whose other end is the test. */
export class FakeLine implements CustomerLine {
  readonly contactId = 'contact-1';
  readonly log = new ItemLog();
  readonly done: string[] = [];
  closed = false;
  #ids = 0;

  async say(text: string): Promise<void> {
    this.done.push(`says ${text}`);
  }

  async showTyping(): Promise<void> {
    this.done.push('types');
  }

  async leave(): Promise<void> {
    this.done.push('leaves');
    this.log.end();
  }

  close(): void {
    this.closed = true;
  }

  agentJoins(): void {
    this.#fromAgent('EVENT', 'application/vnd.amazonaws.connect.event.participant.joined');
  }

  agentSays(): void {
    this.#fromAgent('MESSAGE', 'text/plain');
  }

  agentTypes(): void {
    this.#fromAgent('EVENT', 'application/vnd.amazonaws.connect.event.typing');
  }

  #fromAgent(type: string, contentType: string): void {
    this.#ids += 1;
    this.log.add({
      Id: `item-${this.#ids}`,
      Type: type,
      ContentType: contentType,
      AbsoluteTime: '2026-01-05T09:00:00.000Z',
      ParticipantRole: 'AGENT',
    });
  }
}

/** Until everything that was set off and needs no more time has happened. */
export const settled = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));
