import type { WireItem } from '@liaison/protocol';
import { EventContentType, MessageContentType } from '@liaison/protocol';
import type { Script, Step } from './script.ts';

/** A customer who is played again does not wait for ever for what the agent of then had said. */
const patienceMs = 60_000;
/** Pauses longer than this are cut short. */
const longestPauseMs = 30_000;

const text: readonly string[] = [MessageContentType.text, MessageContentType.markdown];
const isMessage = (item: WireItem): boolean => item.Type === 'MESSAGE' && text.includes(item.ContentType ?? '');

/**
 * The customer's part of a stored transcript: the same messages, after an answer where an agent had answered, and with the pauses of then
 * where not. What a customer had sent other than text is left out.
 */
export function scriptOfTranscript(items: readonly WireItem[]): Script {
  const steps: Step[] = [];
  const heard = { joined: false, answered: false, customerSpoke: false };
  let before = items[0]?.AbsoluteTime;
  for (const item of items) {
    if (item.ParticipantRole === 'AGENT') {
      if (!heard.joined) steps.push({ do: 'wait for agent' });
      heard.joined = true;
      heard.answered ||= isMessage(item);
    }
    if (item.ParticipantRole !== 'CUSTOMER') continue;
    if (isMessage(item)) {
      steps.push(...leadingTo(item, before, heard), { do: 'say', text: item.Content ?? '' });
      heard.answered = false;
      heard.customerSpoke = true;
      before = item.AbsoluteTime;
    }
    if (item.ContentType === EventContentType.participantLeft) steps.push({ do: 'leave' });
  }
  const name = items.find(({ ParticipantRole }) => ParticipantRole === 'CUSTOMER')?.DisplayName;
  return {
    id: 'transcript',
    title: 'A stored chat',
    about: 'Says what the customer of a stored transcript had said.',
    customerName: name ?? 'Customer',
    attributes: {},
    steps,
  };
}

function leadingTo(
  item: WireItem,
  last: string | undefined,
  { answered, customerSpoke }: { answered: boolean; customerSpoke: boolean },
): Step[] {
  if (answered && customerSpoke) return [{ do: 'wait for answer', atMost: { ms: patienceMs, otherwise: 'go on' } }];
  const pauseMs = Math.min(longestPauseMs, Date.parse(item.AbsoluteTime) - Date.parse(last ?? item.AbsoluteTime));
  return customerSpoke && pauseMs > 0 ? [{ do: 'wait', ms: pauseMs }] : [];
}
