import type { ContactFlow } from './instance.ts';

interface Places {
  /** Of the instance. */
  readonly arn: string;
  readonly supportQueueId: string;
  readonly billingQueueId: string;
}

/**
 * Flows that do more than queue: one lets the customer choose the queue, one may end the chat before it reaches an agent,
 * one asks afterwards how it was, and one has the customer sign in.
 */
export function readyFlows({ arn, supportQueueId, billingQueueId }: Places) {
  const flow = <Steps extends Pick<ContactFlow, 'steps' | 'disconnectSteps'>>(
    id: string,
    name: string,
    steps: Steps,
  ) => ({
    id,
    arn: `${arn}/contact-flow/${id}`,
    name,
    queueId: supportQueueId,
    ...steps,
  });
  return [
    flow('c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e03', 'Menu chat', {
      steps: [
        { do: 'say', text: 'Welcome! Let us find the right people for you.' },
        { do: 'set attributes', attributes: { entry: 'menu' } },
        {
          do: 'ask',
          title: 'What is it about?',
          subtitle: 'Choose one',
          choices: [
            {
              title: 'An order',
              steps: [
                { do: 'set attributes', attributes: { topic: 'order' } },
                { do: 'queue', queueId: supportQueueId },
              ],
            },
            {
              title: 'A bill',
              steps: [
                { do: 'set attributes', attributes: { topic: 'bill' } },
                { do: 'queue', queueId: billingQueueId },
              ],
            },
          ],
          otherwise: 'Please choose one of the two.',
        },
      ],
    }),
    flow('c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e04', 'Opening hours chat', {
      steps: [
        { do: 'say', text: 'We are open from 9 to 17, Monday to Friday.' },
        {
          do: 'ask',
          title: 'Would you like to talk to somebody?',
          choices: [
            { title: 'Yes', steps: [{ do: 'say', text: 'One moment, please.' }, { do: 'queue' }] },
            { title: 'No', steps: [{ do: 'say', text: 'Have a good day!' }, { do: 'disconnect' }] },
          ],
          otherwise: 'Yes or no?',
        },
      ],
    }),
    flow('c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e05', 'Survey chat', {
      disconnectSteps: [
        {
          do: 'ask',
          title: 'Have we solved it?',
          choices: [
            {
              title: 'Yes',
              steps: [
                { do: 'set attributes', attributes: { solved: 'yes' } },
                { do: 'say', text: 'Thank you for telling us.' },
                { do: 'disconnect' },
              ],
            },
            {
              title: 'No',
              steps: [
                { do: 'set attributes', attributes: { solved: 'no' } },
                { do: 'say', text: 'Write to us within 15 minutes, and somebody else will help you.' },
                {
                  do: 'wait',
                  minutes: 15,
                  returned: [{ do: 'queue' }],
                  otherwise: [{ do: 'say', text: 'We close this chat now.' }, { do: 'disconnect' }],
                },
              ],
            },
          ],
          otherwise: 'Yes or no?',
        },
      ],
    }),
    flow('c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e06', 'Sign-in chat', {
      steps: [
        { do: 'say', text: 'Please sign in, so that we can look at your account.' },
        {
          do: 'authenticate',
          firstName: 'Robin',
          succeeded: [{ do: 'set attributes', attributes: { signedIn: 'yes' } }, { do: 'queue' }],
          otherwise: [{ do: 'say', text: 'Then without your account.' }, { do: 'queue' }],
        },
      ],
    }),
  ] as const;
}
