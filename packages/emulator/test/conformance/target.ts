import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
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

export const onAws = process.env['TARGET'] === 'aws';

export const openTarget = (): Promise<Target> => (onAws ? awsTarget() : openEmulator());

export async function openEmulator(): Promise<ControlledTarget> {
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
