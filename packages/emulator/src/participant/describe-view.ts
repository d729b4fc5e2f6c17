import { DescribeView$, type DescribeViewRequest } from '@aws-sdk/client-connectparticipant';
import { participantOperation } from './participant-operation.ts';

export const describeViewOperation = participantOperation<DescribeViewRequest, 'ResourceNotFoundException'>({
  schema: DescribeView$,
  bearer: 'connection',
  silent: true,
  errors: ['ResourceNotFoundException'],
  run: ({ world, participant, input, fail }) => {
    const shown = world.credentials.viewTokens.resolve(input.ViewToken);
    const view = world.instance.views.find(({ id }) => id === shown?.viewId);
    if (view === undefined || shown?.contactId !== participant.contactId) {
      throw fail('ResourceNotFoundException', 'No such view');
    }
    return {
      View: {
        Id: view.id,
        Arn: view.arn,
        Name: view.name,
        Version: view.version,
        Content: {
          InputSchema: JSON.stringify(view.inputSchema),
          Template: JSON.stringify(view.template),
          Actions: view.actions,
        },
      },
    };
  },
});
