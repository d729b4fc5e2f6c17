import { parseItem } from '@liaison/protocol';
import type { Script } from '../scripted-customer/script.ts';
import { scriptOfTranscript } from '../scripted-customer/script-of-transcript.ts';
import type { ScriptedCustomer, ScriptedCustomers } from '../scripted-customer/scripted-customers.ts';
import { scripts } from '../scripted-customer/scripts.ts';
import type { Instance } from '../world/instance.ts';
import { WorldError } from '../world/world-error.ts';

export interface CustomerRequest {
  /** A ready script by its id, or one of your own. */
  readonly script?: string | Script;
  /** Instead of a script: a stored transcript file, whose customer is played again. */
  readonly transcript?: { readonly Transcript: readonly unknown[] };
  readonly name?: string;
  /** Id or ARN; the first contact flow of the instance unless given. */
  readonly contactFlowId?: string;
  /** Tells that two of them are the same customer. */
  readonly customerId?: string;
}

export type CustomerControl = ReturnType<typeof customerControl>;

/** Customers who follow a script. */
export const customerControl = (customers: ScriptedCustomers, { contactFlows }: Instance) => ({
  scripts,
  /** Those started since the last reset. */
  list: (): readonly ScriptedCustomer[] => customers.list(),

  /** Resolves once the chat has been started, or could not be: see the customer's state. */
  async start({ script, transcript, contactFlowId, ...request }: CustomerRequest): Promise<ScriptedCustomer> {
    const flow =
      contactFlowId === undefined
        ? contactFlows[0]
        : contactFlows.find(({ id, arn }) => id === contactFlowId || arn === contactFlowId);
    if (flow === undefined) throw new WorldError('FlowNotFound', 'No such contact flow');
    return customers.start({ script: scriptOf(script, transcript), contactFlowId: flow.id, ...request });
  },

  /** The customer leaves, whatever the script says. */
  stop(id: string): void {
    if (!customers.stop(id)) throw new WorldError('CustomerNotFound', 'No such scripted customer');
  },
});

function scriptOf(script: CustomerRequest['script'], transcript: CustomerRequest['transcript']): Script {
  if (transcript !== undefined) {
    return scriptOfTranscript(transcript.Transcript.map(parseItem).filter((item) => item !== undefined));
  }
  const found = typeof script === 'string' ? scripts.find(({ id }) => id === script) : script;
  if (found === undefined) throw new WorldError('ScriptNotFound', 'No such script');
  return found;
}
