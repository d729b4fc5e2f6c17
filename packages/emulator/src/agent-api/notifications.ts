import { agentOperation } from './agent-operation.ts';

/** What pages report about themselves: taken note of, with no effect on the instance. */
const notification = (name: string) => agentOperation({ name, input: {}, run: () => ({}) });

export const notificationOperations = [notification('SendClientLogs'), notification('NotifyContactIssue')];
