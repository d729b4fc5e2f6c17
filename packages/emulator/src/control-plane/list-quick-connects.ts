import type { QuickConnect } from '../world/instance.ts';
import { controlPlaneOperation } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';
import { listInput, listOf, listQuery } from './list-operation.ts';

const typeOf = ({ agentId }: QuickConnect): 'USER' | 'QUEUE' => (agentId === undefined ? 'QUEUE' : 'USER');

export const listQuickConnectsOperation = controlPlaneOperation({
  name: 'ListQuickConnects',
  method: 'GET',
  path: '/quick-connects/:InstanceId',
  query: { ...listQuery, QuickConnectTypes: 'QuickConnectTypes' },
  errors: [...commonErrors, 'ThrottlingException'],
  input: {
    ...listInput,
    QuickConnectTypes: {
      type: 'list',
      max: 4,
      of: { type: 'string', enum: ['USER', 'QUEUE', 'PHONE_NUMBER', 'FLOW'] },
    },
  },
  run: (call) => {
    const types = call.input.QuickConnectTypes;
    const wanted = call.world.instance.quickConnects.filter((one) => types?.includes(typeOf(one)) ?? true);
    return listOf('QuickConnectSummaryList', call, wanted, (one) => ({
      Id: one.id,
      Arn: one.arn,
      Name: one.name,
      QuickConnectType: typeOf(one),
    }));
  },
});
