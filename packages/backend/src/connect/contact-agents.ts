import { type ConnectClient, DescribeContactCommand, DescribeUserCommand } from '@aws-sdk/client-connect';
import type { AwsSettings, ChatSettings } from '../settings/settings.ts';
import { callConnect } from './call-connect.ts';
import { expiringCache } from './expiring-cache.ts';

/** A contact as Amazon Connect describes it. */
export interface DescribedContact {
  readonly id: string;
  readonly initialContactId: string | undefined;
  readonly startedAt: Date | undefined;
  /** The queue that the contact came from last. */
  readonly queueId: string | undefined;
  /** Id of the user in Amazon Connect who has or had the contact; absent until one has accepted. */
  readonly agentId: string | undefined;
  /** User name in Amazon Connect of the agent who has or had the contact; absent until one has accepted. */
  readonly agent: string | undefined;
}

/** Knows which agent has which contact. Amazon Connect is asked, never the browser. */
export interface ContactAgents {
  /** @throws {ApiFailure} `forbidden` when there is no such contact, so that nobody can try which there are. */
  describe(contactId: string): Promise<DescribedContact>;
}

export interface ContactAgentsOptions {
  readonly connect: ConnectClient;
  readonly instanceId: ChatSettings['instanceId'];
  readonly timeoutMs: AwsSettings['timeoutMs'];
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Milliseconds. Who accepted a contact keeps it: a transfer makes a new one. Until then the answer changes at any moment. */
const lifetimes = { accepted: 10 * 60_000, waiting: 1000, userName: 60 * 60_000 };

const forbidden = { ResourceNotFoundException: 'forbidden', ContactNotFoundException: 'forbidden' } as const;

export function contactAgents({ connect, instanceId, timeoutMs, now }: ContactAgentsOptions): ContactAgents {
  // Who asks shares the call with others, so that it does not end with one asker's request.
  const call = { timeoutMs, signal: new AbortController().signal };
  const userNames = expiringCache<string | undefined>({ now, maxSize: 10_000, lifetime: () => lifetimes.userName });
  const contacts = expiringCache<DescribedContact>({
    now,
    maxSize: 10_000,
    lifetime: ({ agent }) => (agent === undefined ? lifetimes.waiting : lifetimes.accepted),
  });

  const userName = async (userId: string) => {
    const command = new DescribeUserCommand({ InstanceId: instanceId, UserId: userId });
    const { User } = await callConnect((options) => connect.send(command, options), call);
    return User?.Username;
  };

  const ask = async (contactId: string): Promise<DescribedContact> => {
    const command = new DescribeContactCommand({ InstanceId: instanceId, ContactId: contactId });
    const { Contact } = await callConnect((options) => connect.send(command, options), {
      ...call,
      meanings: { ...forbidden, InvalidRequestException: 'forbidden', InvalidParameterException: 'forbidden' },
    });
    const agentId = Contact?.AgentInfo?.Id;
    return {
      id: contactId,
      initialContactId: Contact?.InitialContactId,
      startedAt: Contact?.InitiationTimestamp,
      queueId: Contact?.QueueInfo?.Id,
      agentId,
      agent: agentId === undefined ? undefined : await userNames.get(agentId, () => userName(agentId)),
    };
  };

  return { describe: (contactId) => contacts.get(contactId, () => ask(contactId)) };
}
