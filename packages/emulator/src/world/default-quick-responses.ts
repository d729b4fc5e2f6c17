import type { QuickResponse } from './instance.ts';

/** Quick responses of the seeded instance: plain ones, one with markdown, two that name attributes, one that is not in use. */
export const defaultQuickResponses: readonly QuickResponse[] = [
  {
    id: 'f1e2d3c4-b5a6-4978-8a6b-5c4d3e2f1a01',
    name: 'Greeting',
    shortcutKey: 'hi',
    description: 'The first line of every chat',
    plainText: 'Hello, thank you for waiting. How can I help you?',
  },
  {
    id: 'f1e2d3c4-b5a6-4978-8a6b-5c4d3e2f1a02',
    name: 'Order on its way',
    shortcutKey: 'order',
    description: 'Names the order when the flow has asked for it',
    plainText: 'Your order {{Attributes.orderNumber}} has left our warehouse, {{Attributes.firstName}}.',
    markdown: 'Your order **{{Attributes.orderNumber}}** has left our warehouse, {{Attributes.firstName}}.',
  },
  {
    id: 'f1e2d3c4-b5a6-4978-8a6b-5c4d3e2f1a03',
    name: 'Refund',
    shortcutKey: 'refund',
    plainText: 'I have asked for your refund. It takes five working days.',
  },
  {
    id: 'f1e2d3c4-b5a6-4978-8a6b-5c4d3e2f1a04',
    name: 'Goodbye',
    shortcutKey: 'bye',
    plainText: 'Thank you for writing to us, {{Attributes.firstName}}. Have a good day!',
  },
  {
    id: 'f1e2d3c4-b5a6-4978-8a6b-5c4d3e2f1a05',
    name: 'Summer sale',
    shortcutKey: 'sale',
    plainText: 'Everything is half the price this week.',
    isActive: false,
  },
];
