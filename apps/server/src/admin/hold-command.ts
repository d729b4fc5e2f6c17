import { parseArgs } from 'node:util';
import { liftHold, liftHoldRequest, listHolds, setHold, setHoldRequest, type Store } from '@liaison/backend';
import { actingPerson } from './acting-person.ts';
import { checkInput } from './check-input.ts';
import { type Command, UsageError } from './command.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: liaison-admin hold --customer <id> | --contact <id>  --reason <why> [--json]
       liaison-admin hold --lift <id of the hold>  --reason <why> [--json]
       liaison-admin hold --list [--json]

Keeps everything of a customer, or of the conversation that a contact is part of, from retention and erasure until the hold is lifted.
Several holds may be on one; each is lifted by itself. Every change is in the audit log.

  --json   write holds as JSON, one object a line

Exit code 0 when it is done, 2 when there is no such hold to lift.`;

type Context = Parameters<Command['run']>[1];
type Db = Store['db'];

export const holdCommand: Command = {
  summary: 'Set, lift or list legal holds',
  usage,
  run(args, context) {
    const { customer: customerId, contact: contactId, reason, lift, list, json } = readOptions(args);
    if (list) return withStore(context, ({ db }) => writeHolds(db, context, json));
    if (lift !== undefined) {
      const given = checkInput(liftHoldRequest, { reason });
      return withStore(context, ({ db }) => liftOne(db, lift, { ...given, json, context }));
    }
    const target = checkInput(setHoldRequest, {
      ...(customerId === undefined ? {} : { customerId }),
      ...(contactId === undefined ? {} : { contactId }),
      reason,
    });
    return withStore(context, async ({ db }) => {
      const hold = await setHold(db, { ...target, ...by(), holdId: crypto.randomUUID(), at: new Date() });
      context.write(json ? JSON.stringify(hold) : `The hold is set: ${hold.holdId}`);
      return 0;
    });
  },
};

const by = () => ({ agent: actingPerson(), requestId: crypto.randomUUID() });

interface Lift {
  readonly reason: string;
  readonly json: boolean;
  readonly context: Context;
}

async function liftOne(db: Db, holdId: string, { reason, json, context }: Lift): Promise<number> {
  const lifted = await liftHold(db, holdId, { reason, ...by() });
  if (json) context.write(JSON.stringify({ holdId, lifted }));
  else context.write(lifted ? 'The hold is lifted.' : 'There is no such hold.');
  return lifted ? 0 : 2;
}

async function writeHolds(db: Db, { write, interrupted }: Context, json: boolean): Promise<number> {
  let after: string | undefined;
  do {
    const { holds, next } = await listHolds(db, { after, limit: 500 });
    for (const hold of holds) {
      const target = hold.customerId === undefined ? `contact ${hold.contactId}` : `customer ${hold.customerId}`;
      write(json ? JSON.stringify(hold) : `${hold.holdId}  ${target}  ${hold.setAt}  ${hold.setBy}: ${hold.reason}`);
    }
    after = next;
  } while (after !== undefined && !interrupted.aborted);
  return 0;
}

function readOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const options = { customer: text, contact: text, reason: text, lift: text, list: flag, json: flag };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
