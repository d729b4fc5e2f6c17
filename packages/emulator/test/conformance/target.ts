import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { it, type TestFunction } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { connectClient, participantClient } from '../support/chat.ts';
import { withCheckedResponses } from '../support/response-shape.ts';

/** What the suite runs against: the emulator, or with `TARGET=aws` an instance of Amazon Connect. */
export interface Target extends AsyncDisposable {
  readonly instanceId: string;
  /** A flow that lets chats wait for an agent. */
  readonly contactFlowId: string;
  readonly connect: ConnectClient;
  readonly participant: ConnectParticipantClient;
}

/** What only the emulator can be asked for, e.g. an agent who accepts. */
export interface ControlledTarget extends Target {
  readonly emulator: Emulator;
}

const isAws = process.env['TARGET'] === 'aws';

export const openTarget = (): Promise<Target> => (isAws ? awsTarget() : emulatorTarget());

/** A test that both can run: no world, no clock, no fault. */
export const onBoth = it;

/** A test that needs the emulator's control; against AWS it is skipped, and its name says why. */
export const onEmulatorOnly = (name: string, run: (target: ControlledTarget) => Promise<void>): void => {
  const test: TestFunction = async () => {
    await using target = await emulatorTarget();
    await run(target);
  };
  it.skipIf(isAws)(isAws ? `${name} [not on AWS: needs the emulator's control]` : name, test);
};

async function emulatorTarget(): Promise<ControlledTarget> {
  const emulator = await createEmulator();
  return {
    emulator,
    instanceId: defaultInstance.id,
    contactFlowId: defaultContactFlowId,
    connect: connectClient(emulator),
    participant: participantClient(emulator),
    [Symbol.asyncDispose]: () => emulator[Symbol.asyncDispose](),
  };
}

/** Region and credentials as the AWS SDK finds them in the environment. */
function awsTarget(): Promise<Target> {
  return Promise.resolve({
    instanceId: required('CONNECT_INSTANCE_ID'),
    contactFlowId: required('CONNECT_CONTACT_FLOW_ID'),
    connect: withCheckedResponses(new ConnectClient({})),
    participant: withCheckedResponses(new ConnectParticipantClient({})),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`TARGET=aws needs ${name}`);
  return value;
}
