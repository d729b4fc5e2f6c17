import type { FlowStep } from '../world/flow-step.ts';

type Question = Extract<FlowStep, { do: 'ask' }>;

/** The interactive message of a question (administrator guide, interactive messages, list picker 1.0). */
export const listPicker = ({ title, subtitle, choices }: Question): string =>
  JSON.stringify({
    templateType: 'ListPicker',
    version: '1.0',
    data: {
      replyMessage: { title: 'Thank you' },
      content: {
        title,
        ...(subtitle !== undefined && { subtitle }),
        elements: choices.map((choice) => ({ title: choice.title })),
      },
    },
  });

/** The same question for a chat without interactive messages. */
export const plainQuestion = ({ title, choices }: Question): string =>
  [title, ...choices.map((choice) => `- ${choice.title}`)].join('\n');

/**
 * The choice that a customer's message makes: its title as text, or the one title in an interactive response, wherever it stands in
 * there. What widgets send is assumed.
 */
export function chosen({ choices }: Question, content: string): Question['choices'][number] | undefined {
  const said = new Set(stringsIn(content));
  const meant = choices.filter(({ title }) => said.has(title.toLowerCase()));
  return meant.length === 1 ? meant[0] : undefined;
}

function stringsIn(content: string): string[] {
  const found = [content.trim().toLowerCase()];
  try {
    JSON.parse(content, (_key, value: unknown) => {
      if (typeof value === 'string') found.push(value.trim().toLowerCase());
      return value;
    });
  } catch {
    // No JSON: the text itself is the answer.
  }
  return found;
}
