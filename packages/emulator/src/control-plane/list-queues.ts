import { controlPlaneOperation } from './control-plane-operation.ts';
import { listInput, listOf, listQuery } from './list-operation.ts';
import { commonErrors } from './errors.ts';

/** The instance's queues are all STANDARD. */
export const listQueuesOperation = controlPlaneOperation({
  name: 'ListQueues',
  method: 'GET',
  path: '/queues-summary/:InstanceId',
  query: { ...listQuery, queueTypes: 'QueueTypes' },
  errors: [...commonErrors, 'ThrottlingException'],
  input: {
    ...listInput,
    QueueTypes: { type: 'list', max: 2, of: { type: 'string', enum: ['STANDARD', 'AGENT'] } },
  },
  run: (call) => {
    const wanted = call.input.QueueTypes?.includes('STANDARD') ?? true;
    const queues = wanted ? call.world.instance.queues : [];
    return listOf('QueueSummaryList', call, queues, ({ id, arn, name }) => ({
      Id: id,
      Arn: arn,
      Name: name,
      QueueType: 'STANDARD',
    }));
  },
});
