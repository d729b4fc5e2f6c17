import { LiaisonError } from '@liaison/core';
import { agentSnapshot, AVAILABLE, OFFLINE } from '@liaison/core/testing';
import { describe, expect, test } from 'vitest';
import { AgentStateMenu } from '../src/agent/agent-state-menu.tsx';
import { ConnectionBanner } from '../src/agent/connection-banner.tsx';
import { SessionNotices } from '../src/agent/session-notices.tsx';
import { ConnectionIndicator } from '../src/agent/connection-indicator.tsx';
import { findings } from './support/axe.ts';
import { createDesk } from './support/desk.tsx';

describe('the agent state', () => {
  test('is shown with its time, and another can be chosen by keyboard', async () => {
    const desk = createDesk();
    desk.actions.setConnection({ name: 'connected' });
    desk.actions.applySnapshot(agentSnapshot([], { stateSince: desk.clock.now() - 90_000 }));
    const screen = await desk.show(<AgentStateMenu />);
    await expect.element(screen.getByText('1:30')).toBeVisible();
    await screen.getByRole('button', { name: /Agent state: Available/ }).click();
    await expect.element(screen.getByRole('menuitemradio', { name: 'Available' })).toBeChecked();
    await screen.getByRole('menuitemradio', { name: 'Offline' }).click();
    expect(desk.connectService.setAgentState).toHaveBeenCalledExactlyOnceWith(OFFLINE.arn);
  });

  test('that comes next is named', async () => {
    const desk = createDesk();
    desk.actions.setConnection({ name: 'connected' });
    desk.actions.applySnapshot(agentSnapshot([], { state: AVAILABLE, nextState: OFFLINE }));
    const screen = await desk.show(<AgentStateMenu />);
    await expect.element(screen.getByText('Next: Offline')).toBeVisible();
  });

  test('that comes next can be taken back', async () => {
    const desk = createDesk();
    desk.actions.setConnection({ name: 'connected' });
    const busy = { arn: '', name: 'Busy', type: 'system' } as const;
    desk.actions.applySnapshot(agentSnapshot([], { state: busy, chosenState: AVAILABLE, nextState: OFFLINE }));
    const screen = await desk.show(<AgentStateMenu />);
    await screen.getByRole('button', { name: /^Agent state: On a contact/ }).click();
    await expect.element(screen.getByRole('menuitemradio', { name: 'Offline' })).toBeChecked();
    await screen.getByRole('menuitem', { name: 'Clear the next state' }).click();
    expect(desk.connectService.setAgentState).toHaveBeenCalledExactlyOnceWith(AVAILABLE.arn);
  });

  test.each([
    ['PendingBusy', 'system', 'Contact incoming'],
    ['AfterCallWork', 'system', 'After contact work'],
    ['MissedCallAgent', 'error', 'You missed a contact'],
    ['Busy', 'notRoutable', 'Busy'],
    ['SomethingNew', 'system', 'SomethingNew'],
  ] as const)('%s (%s) is shown as "%s"', async (name, type, text) => {
    const desk = createDesk();
    desk.actions.setConnection({ name: 'connected' });
    desk.actions.applySnapshot(agentSnapshot([], { state: { arn: '', name, type } }));
    const screen = await desk.show(<AgentStateMenu />);
    await expect.element(screen.getByRole('button', { name: `Agent state: ${text}` })).toBeVisible();
  });

  test('cannot be changed without a connection', async () => {
    const desk = createDesk();
    desk.actions.applySnapshot(agentSnapshot());
    desk.actions.setConnection({ name: 'interrupted', since: desk.clock.now() });
    const screen = await desk.show(<AgentStateMenu />);
    await expect.element(screen.getByRole('button', { name: /Agent state: Available/ })).toBeDisabled();
  });
});

describe('the connection', () => {
  test('is named in a word', async () => {
    const desk = createDesk();
    const screen = await desk.show(<ConnectionIndicator />);
    await expect.element(screen.getByText('Connecting')).toBeVisible();
    desk.actions.setConnection({ name: 'connected' });
    await expect.element(screen.getByText('Connected')).toBeVisible();
    desk.actions.setConnection({ name: 'interrupted', since: desk.clock.now() });
    await expect.element(screen.getByText('Connection lost')).toBeVisible();
  });

  test('when lost says that unsent text waits', async () => {
    const desk = createDesk();
    const screen = await desk.show(<ConnectionBanner />);
    desk.actions.setConnection({ name: 'interrupted', since: desk.clock.now() });
    await expect.element(screen.getByRole('status')).toMatchTextContent('what you send waits here');
  });

  test('that failed can be tried again', async () => {
    const desk = createDesk();
    desk.actions.setConnection({ name: 'failed', error: new LiaisonError('CcpUnreachableError', 'The CCP is silent') });
    const screen = await desk.show(<ConnectionBanner />);
    await expect.element(screen.getByRole('status')).toMatchTextContent('The CCP is silent');
    await screen.getByRole('button', { name: 'Try again' }).click();
    expect(desk.connectService.retry).toHaveBeenCalledOnce();
  });
});

describe('the session', () => {
  test('that ends for inactivity says so, counts down and takes an answer', async () => {
    const desk = createDesk();
    const screen = await desk.show(<SessionNotices />);
    expect(screen.getByRole('status').query()).toBeNull();
    desk.actions.setSessionEnd(desk.clock.now() + 90_000);
    await expect.element(screen.getByRole('status')).toMatchTextContent('about to sign you out');
    await expect.element(screen.getByRole('timer')).toMatchTextContent('1:30');
    expect(await findings()).toEqual([]);
    await screen.getByRole('button', { name: 'I am here' }).click();
    expect(desk.connectService.showActivity).toHaveBeenCalledOnce();
    desk.actions.setSessionEnd(undefined);
    await expect.element(screen.getByRole('button', { name: 'I am here' })).not.toBeInTheDocument();
  });

  test('says why a change of state failed, until it is put away', async () => {
    const desk = createDesk();
    const screen = await desk.show(<SessionNotices />);
    desk.actions.setStateChange({ arn: OFFLINE.arn });
    expect(screen.getByRole('status').query()).toBeNull();
    desk.actions.setStateChange({ arn: OFFLINE.arn, failure: { name: 'ServiceError', message: 'Not now' } });
    await expect.element(screen.getByRole('status')).toMatchTextContent('could not be changed: Not now');
    await screen.getByRole('button', { name: 'Put away' }).click();
    expect(desk.connectService.putAwayStateChange).toHaveBeenCalledOnce();
  });
});
