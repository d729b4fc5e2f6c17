import type { View } from './instance.ts';

const text = { type: 'string' } as const;

/** Views of the seeded instance, in the manner of those that Amazon Connect brings along. */
export const defaultViews = (instanceArn: string): readonly View[] => [
  {
    id: 'detail',
    arn: `${instanceArn}/view/detail:$LATEST`,
    name: 'Detail',
    version: 1,
    inputSchema: { type: 'object', properties: { Heading: text, Description: text }, required: ['Heading'] },
    template: {
      Head: { Title: 'Detail' },
      Body: [
        { Type: 'Header', Content: '$.Heading' },
        { Type: 'TextBlock', Content: '$.Description' },
      ],
    },
    actions: ['Back', 'Next'],
  },
  {
    id: 'form',
    arn: `${instanceArn}/view/form:$LATEST`,
    name: 'Form',
    version: 1,
    inputSchema: { type: 'object', properties: { Heading: text }, required: [] },
    template: {
      Head: { Title: 'Form' },
      Body: [
        { Type: 'Header', Content: '$.Heading' },
        { Type: 'FormInput', Name: 'email', Label: 'E-mail address' },
        { Type: 'FormInput', Name: 'orderNumber', Label: 'Order number' },
      ],
    },
    actions: ['Cancel', 'Submit'],
  },
];
