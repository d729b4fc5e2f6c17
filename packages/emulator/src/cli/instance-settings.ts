import { defaultInstance } from '../world/default-instance.ts';
import type { Instance } from '../world/instance.ts';
import { withAgents } from '../world/with-agents.ts';
import { SettingError } from './settings.ts';

/** The seeded instance, with further agents (`<login>=<name>` each) and multi-party chat as asked for. */
export function instanceSettings(values: {
  readonly agent?: readonly string[] | undefined;
  readonly 'multi-party-chat': boolean;
}): Instance {
  const taken = new Set<string>(defaultInstance.agents.map(({ login }) => login));
  const agents = (values.agent ?? []).map((value) => {
    const [login = '', name = ''] = value.split(/=(.*)/s);
    if (login === '' || name === '' || taken.has(login)) {
      throw new SettingError(`--agent must be <login>=<name> with a login of its own, not ${JSON.stringify(value)}.`);
    }
    taken.add(login);
    return { login, name };
  });
  return { ...withAgents(defaultInstance, agents), multiPartyChat: values['multi-party-chat'] };
}
