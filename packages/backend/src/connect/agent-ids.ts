import { type ConnectClient, ListUsersCommand } from '@aws-sdk/client-connect';
import type { AwsSettings, ChatSettings } from '../settings/settings.ts';
import { callConnect } from './call-connect.ts';
import { expiringCache } from './expiring-cache.ts';

/** Knows the id of an agent in Amazon Connect, by which stored contacts name whose they were. */
export interface AgentIds {
  /** `undefined` when Amazon Connect has no user of this name. @throws {ApiFailure} when it cannot be asked. */
  idOf(username: string): Promise<string | undefined>;
}

export interface AgentIdsOptions {
  readonly connect: ConnectClient;
  readonly instanceId: ChatSettings['instanceId'];
  readonly timeoutMs: AwsSettings['timeoutMs'];
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Milliseconds. For so long a new user may find nothing; ids and names do not change. */
const lifetime = 10 * 60_000;

/** Asks for all users at once: instances have hundreds, and Amazon Connect answers a thousand at a time and two requests a second. */
export function agentIds({ connect, instanceId, timeoutMs, now }: AgentIdsOptions): AgentIds {
  const call = { timeoutMs, signal: new AbortController().signal };
  const all = expiringCache<ReadonlyMap<string, string>>({ now, maxSize: 1, lifetime: () => lifetime });

  const ask = async () => {
    const ids = new Map<string, string>();
    let token: string | undefined;
    do {
      const command = new ListUsersCommand({ InstanceId: instanceId, MaxResults: 1000, NextToken: token });
      const { UserSummaryList = [], NextToken } = await callConnect((options) => connect.send(command, options), call);
      for (const { Id, Username } of UserSummaryList) if (Id && Username) ids.set(Username.toLowerCase(), Id);
      token = NextToken;
    } while (token !== undefined);
    return ids;
  };

  return { idOf: async (username) => (await all.get('users', ask)).get(username.toLowerCase()) };
}
