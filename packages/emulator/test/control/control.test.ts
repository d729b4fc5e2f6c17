import { expect, it } from 'vitest';
import { createEmulator, ManualClock } from '../../src/index.ts';
import type { Script } from '../../src/scripted-customer/script.ts';

const shy: Script = {
  id: 'shy',
  title: 'Shy',
  about: 'Says one thing.',
  customerName: 'Kim',
  attributes: { plan: 'gold' },
  steps: [{ do: 'say', text: 'Hello?' }],
};

it('drives in process what the control API drives over HTTP', async () => {
  const clock = new ManualClock();
  await using emulator = await createEmulator({ clock, seed: 1 });
  const { control } = emulator;
  control.agents.setState('ada', 'Available');
  const { contactId = '' } = await control.customers.start({ script: shy, name: 'Kim Li' });
  const shown = () => control.state().contacts.find((contact) => contact.contactId === contactId);
  expect(shown()).toMatchObject({ state: 'connecting', agent: 'ada', customerName: 'Kim Li' });
  const advanced = control.advanceClock(20_000);
  expect(advanced.getTime()).toBe(clock.now());
  expect(control.state().agents[0]?.contacts).toMatchObject([{ contactId, state: 'missed' }]);
  expect(control.contacts.post(contactId, { type: 'MESSAGE', contentType: 'text/plain', content: 'Hi' })).toMatchObject(
    { Content: 'Hi' },
  );
  await expect.poll(() => control.state().sockets).toHaveLength(1);
  expect(control.cutSockets({ on: { contactId } })).toEqual({ count: 1 });
  control.contacts.end(contactId, 'customer');
  expect(shown()?.state).toBe('ended');
  expect(control.customers.list()).toMatchObject([{ name: 'Kim Li', scriptId: 'shy' }]);
  await control.reset();
  expect(control.state()).toMatchObject({ contacts: [], agents: [{ state: 'Offline' }, { state: 'Offline' }] });
});

it('refuses by name what cannot be', async () => {
  await using emulator = await createEmulator({ clock: { now: () => 0, setTimer: () => () => undefined } });
  const { control } = emulator;
  expect(() => control.advanceClock(1)).toThrow(expect.objectContaining({ name: 'ClockFixed' }));
  expect(() => control.contacts.end('none', 'system')).toThrow(expect.objectContaining({ name: 'ContactNotFound' }));
  expect(() => control.customers.stop('none')).toThrow(expect.objectContaining({ name: 'CustomerNotFound' }));
  await expect(control.customers.start({ script: 'none' })).rejects.toMatchObject({ name: 'ScriptNotFound' });
});
