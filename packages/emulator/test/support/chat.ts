import { ConnectClient } from '@aws-sdk/client-connect';
import {
  ConnectParticipantClient,
  CreateParticipantConnectionCommand,
  type ConnectionType,
} from '@aws-sdk/client-connectparticipant';
import type { Emulator } from '../../src/create-emulator.ts';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { defaultContactFlowId } from '../../src/world/default-instance.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { type ChatRequest, startChat } from '../../src/world/start-chat.ts';
import type { Contact, Participant } from '../../src/world/state.ts';
import { withCheckedResponses } from './response-shape.ts';

const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' };
const region = 'us-west-2';

/** The real clients of the AWS SDK, pointed at the emulator and otherwise as they come; the shape of every answer is checked. */
export const connectClient = (emulator: Emulator, options: { maxAttempts?: number } = {}) =>
  withCheckedResponses(new ConnectClient({ endpoint: emulator.url, region, credentials, ...options }));
export const participantClient = (emulator: Emulator, options: { maxAttempts?: number } = {}) =>
  withCheckedResponses(new ConnectParticipantClient({ endpoint: emulator.url, region, credentials, ...options }));

/** How those clients report that an operation failed. */
export const serviceError = (name: string, httpStatusCode: number) => ({ name, $metadata: { httpStatusCode } });

export interface RunningChat {
  readonly contact: Contact;
  readonly customer: Participant;
  readonly customerToken: string;
  readonly participantToken: string;
}

/** A chat that waits in the queue, and the customer's connection token. */
export function waitingChat(emulator: Emulator, request: Partial<ChatRequest> = {}): RunningChat {
  const { contact, participantToken } = startChat(emulator.world, {
    displayName: 'Cleo',
    contactFlowId: defaultContactFlowId,
    ...request,
  });
  const { customer } = contact;
  const customerToken = emulator.world.credentials.connectionTokens.issue(customer.id).token;
  return { contact, customer, customerToken, participantToken };
}

/** A chat that Ada has accepted. */
export function connectedChat(
  emulator: Emulator,
  request: Partial<ChatRequest> = {},
): RunningChat & { readonly agent: Participant; readonly agentToken: string } {
  if (emulator.world.agents.get('ada')?.state.name !== 'Available') {
    putAgentState(emulator.world, { login: 'ada', state: 'Available' });
  }
  const chat = waitingChat(emulator, request);
  acceptContact(emulator.world, { login: 'ada', contactId: chat.contact.id });
  const agent = chat.contact.participants.find(({ role, state }) => role === 'AGENT' && state === 'joined');
  if (agent === undefined) throw new Error('Ada has not joined');
  return { ...chat, agent, agentToken: emulator.world.credentials.connectionTokens.issue(agent.id).token };
}

/** A socket address for a participant token, by the real client. */
export async function socketAddress(
  emulator: Emulator,
  participantToken: string,
  type: ConnectionType[] = ['WEBSOCKET'],
): Promise<string> {
  const answer = await participantClient(emulator).send(
    new CreateParticipantConnectionCommand({ ParticipantToken: participantToken, Type: type }),
  );
  return answer.Websocket?.Url ?? '';
}
