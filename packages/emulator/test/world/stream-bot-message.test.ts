import { expect, it } from 'vitest';
import { endContact } from '../../src/world/end-contact.ts';
import { streamBotMessage } from '../../src/world/stream-bot-message.ts';
import { contactOf } from '../../src/world/world.ts';
import { testWorld } from '../support/test-world.ts';

function bot() {
  const { world, clock, chat } = testWorld();
  const contact = contactOf(world, chat());
  const seen: unknown[] = [];
  world.events.subscribe((event) => {
    if (event.type !== 'item' || event.item.Type !== 'MESSAGE') return;
    const { Id, Content, MessageMetadata, ParticipantRole } = event.item;
    seen.push([Id, ParticipantRole, Content, MessageMetadata?.ChunkNumber, MessageMetadata?.MessageCompleted]);
  });
  const { Id } = streamBotMessage(world, contact, { chunks: ['Your ', 'order ', 'is late'], everyMs: 100 });
  const kept = () => contact.transcript.items.filter((item) => item.Id === Id).map(({ Content }) => Content);
  const after = async (ms: number) => {
    clock.advance(ms);
    await Promise.resolve();
    return seen.splice(0);
  };
  return { world, contact, Id, kept, after };
}

it('S18: delivers chunks under one id, then the whole; the transcript grows with them', async () => {
  const { Id, kept, after } = bot();
  expect(await after(0)).toEqual([[Id, 'SYSTEM', 'Your ', 1, false]]);
  expect(await after(100)).toEqual([[Id, 'SYSTEM', 'order ', 2, false]]);
  expect(kept()).toEqual(['Your order ']);
  expect(await after(200)).toEqual([
    [Id, 'SYSTEM', 'is late', 3, false],
    [Id, 'SYSTEM', 'Your order is late', 4, true],
  ]);
  expect(kept()).toEqual(['Your order is late']);
  expect(await after(1000)).toEqual([]);
});

it('S18: stops with the chat', async () => {
  const { world, contact, after } = bot();
  endContact(world, contact, { reason: 'CONTACT_FLOW_DISCONNECT' });
  await after(0);
  expect(await after(1000)).toEqual([]);
});
