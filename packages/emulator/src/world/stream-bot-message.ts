import { MessageContentType, type WireItem } from '@liaison/protocol';
import { deliverItem, postItem } from './post-item.ts';
import type { Contact } from './state.ts';
import { systemParticipant } from './system-participant.ts';
import { contactOf, type World } from './world.ts';

export interface BotMessage {
  /** At least one; together they are the message. */
  readonly chunks: readonly string[];
  /** From one delivery to the next. */
  readonly everyMs: number;
}

/**
 * A bot's answer while it is being written: its chunks, then the whole, all under one id. Clients put the chunks together
 * until the whole arrives; the transcript has what has been said so far.
 */
export function streamBotMessage(world: World, contact: Contact, { chunks, everyMs }: BotMessage): WireItem {
  const first = postItem(world, contact, {
    type: 'MESSAGE',
    contentType: MessageContentType.text,
    content: chunks[0] ?? '',
    metadata: { ChunkNumber: 1, MessageCompleted: false },
    sender: systemParticipant(contact, 'BOT'),
    stored: true,
  });
  const timer = `bot ${first.Id}`;
  // With the customer, whose contact is another one after a transfer.
  const timers = () => contactOf(world, contact.customer.contactId).timers;
  const deliverNext = (index: number) => {
    timers().delete(timer);
    const isWhole = index >= chunks.length;
    const MessageMetadata = { ChunkNumber: index + 1, MessageCompleted: isWhole };
    const soFar = chunks.slice(0, index + 1).join('');
    contact.transcript.replace({ ...first, Content: soFar, MessageMetadata });
    deliverItem(world, contact, {
      ...first,
      AbsoluteTime: contact.transcript.stamp(),
      Content: isWhole ? soFar : (chunks[index] ?? ''),
      MessageMetadata,
    });
    if (!isWhole) schedule(index + 1);
  };
  const schedule = (index: number) =>
    timers().set(
      timer,
      world.clock.setTimer(everyMs, () => deliverNext(index)),
    );
  schedule(1);
  return first;
}
