import { MessageContentType, type WireItem } from '@liaison/protocol';
import { authenticationOutcome, initiateAuthentication } from '../world/authentication.ts';
import { endContact } from '../world/end-contact.ts';
import { enqueueContact } from '../world/enqueue-contact.ts';
import type { WorldEvent } from '../world/events.ts';
import type { FlowStep } from '../world/flow-step.ts';
import { postItem } from '../world/post-item.ts';
import type { Contact, Participant } from '../world/state.ts';
import { updateContact } from '../world/update-contact.ts';
import type { World } from '../world/world.ts';
import { chosen, listPicker, plainQuestion } from './list-picker.ts';

/** What goes on when the customer has written, or has signed in or not. */
type Awaiting = Extract<FlowStep, { do: 'ask' | 'authenticate' | 'wait' }>;

const waitTimer = 'flow waits';
const minuteMs = 60_000;

/** Takes every contact that has steps through them, from its beginning until it is queued or over. */
export class FlowRunner implements Disposable {
  readonly #world: World;
  readonly #unsubscribe: () => void;
  /** By contact id. */
  readonly #awaiting = new Map<string, Awaiting | undefined>();

  constructor(world: World) {
    this.#world = world;
    this.#unsubscribe = world.events.subscribe((event) => this.#onEvent(event));
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
  }

  #onEvent(event: WorldEvent): void {
    if (event.type === 'reset') this.#awaiting.clear();
    if (event.type === 'contact') {
      if (event.contact.state !== 'flow') this.#awaiting.delete(event.contact.id);
      else if (!this.#awaiting.has(event.contact.id)) this.#begin(event.contact);
    }
    if (event.type === 'item') this.#hear(event.contact, event.item);
  }

  #begin(contact: Contact): void {
    this.#awaiting.set(contact.id, undefined);
    this.#run(contact, contact.steps ?? []);
  }

  #hear(contact: Contact, item: WireItem): void {
    const awaiting = this.#awaiting.get(contact.id);
    if (contact.state !== 'flow' || awaiting === undefined) return;
    if (awaiting.do === 'authenticate') {
      const outcome = authenticationOutcome(item.ContentType);
      if (outcome === undefined) return;
      return this.#run(contact, outcome === 'succeeded' ? awaiting.succeeded : awaiting.otherwise);
    }
    if (item.Type !== 'MESSAGE' || item.ParticipantRole !== 'CUSTOMER') return;
    if (awaiting.do === 'wait') return this.#run(contact, awaiting.returned);
    const choice = chosen(awaiting, item.Content ?? '');
    if (choice === undefined) return this.#run(contact, [{ do: 'say', text: awaiting.otherwise }, awaiting]);
    this.#run(contact, choice.steps);
  }

  /** Up to a question, a sign-in, a wait or the flow's end. One that ends with neither a queue nor a disconnect ends the chat: assumed. */
  #run(contact: Contact, steps: readonly FlowStep[]): void {
    contact.timers.get(waitTimer)?.();
    contact.timers.delete(waitTimer);
    for (const step of steps) {
      if (contact.state !== 'flow') return;
      const awaiting = step.do === 'ask' || step.do === 'authenticate' || step.do === 'wait' ? step : undefined;
      this.#awaiting.set(contact.id, awaiting);
      this.#take(contact, step);
      if (awaiting !== undefined) return;
    }
    if (contact.state === 'flow') endContact(this.#world, contact, { reason: 'CONTACT_FLOW_DISCONNECT' });
  }

  #take(contact: Contact, step: FlowStep): void {
    switch (step.do) {
      case 'say':
        return this.#post(contact, 'SYSTEM_MESSAGE', MessageContentType.text, step.text);
      case 'set attributes':
        return updateContact(this.#world, contact, { attributes: { ...contact.attributes, ...step.attributes } });
      case 'ask':
        return contact.supportedContentTypes.includes(MessageContentType.interactive)
          ? this.#post(contact, 'BOT', MessageContentType.interactive, listPicker(step))
          : this.#post(contact, 'BOT', MessageContentType.text, plainQuestion(step));
      case 'wait': {
        const expire = () => this.#run(contact, step.otherwise);
        contact.timers.set(waitTimer, this.#world.clock.setTimer(step.minutes * minuteMs, expire));
        return;
      }
      case 'authenticate':
        // By the control API it may have begun already.
        if (contact.authentication === undefined) initiateAuthentication(this.#world, contact, step);
        return;
      case 'queue': {
        const queue = this.#world.instance.queues.find(({ id }) => id === step.queueId) ?? contact.queue;
        return enqueueContact(this.#world, contact, queue);
      }
      case 'disconnect':
        return endContact(this.#world, contact, { reason: 'CONTACT_FLOW_DISCONNECT' });
    }
  }

  /** Flows and their bots speak as SYSTEM, told apart by the display name (observed in a real transcript). */
  #post(contact: Contact, displayName: 'SYSTEM_MESSAGE' | 'BOT', contentType: string, content: string): void {
    const sender: Participant = {
      id: this.#world.ids.uuid(),
      contactId: contact.id,
      role: 'SYSTEM',
      displayName,
      state: 'left',
    };
    postItem(this.#world, contact, { type: 'MESSAGE', contentType, content, sender, stored: true });
  }
}
