import type { WireItem } from '@liaison/protocol';
import { isMessage, isOwn, nameOf, viewOf } from '../chat/chat-item.ts';
import type { Receipt } from '../chat/chat-state.ts';

export interface MessageRowProps {
  readonly item: WireItem;
  /** The item above, which decides whether the sender is named again. */
  readonly before: WireItem | undefined;
  readonly receipt: Receipt | undefined;
}

const RECEIPTS: Readonly<Record<Receipt, string>> = { delivered: 'Delivered', read: 'Read' };

/** One item of the conversation. Text is only ever shown as text. */
export function MessageRow({ item, before, receipt }: MessageRowProps) {
  const view = viewOf(item);
  if (view.kind === 'hidden') return null;
  if (view.kind === 'notice') return <p className="notice">{view.text}</p>;
  const own = view.kind === 'own';
  const named = !own && !isContinued(item, before);
  return (
    <article className={`message ${view.kind}`} aria-label={own ? 'You' : nameOf(item)}>
      {named && <p className="sender">{nameOf(item)}</p>}
      <p className={view.readable ? 'bubble' : 'bubble fallback'} dir="auto">
        {view.text}
      </p>
      <p className="meta">
        <time dateTime={item.AbsoluteTime}>{timeOf(item)}</time>
        {own && <span>{receipt ? RECEIPTS[receipt] : 'Sent'}</span>}
      </p>
    </article>
  );
}

const isContinued = (item: WireItem, before: WireItem | undefined): boolean =>
  before !== undefined && isMessage(before) && !isOwn(before) && before.ParticipantId === item.ParticipantId;

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function timeOf(item: WireItem): string {
  const time = Date.parse(item.AbsoluteTime);
  return Number.isNaN(time) ? '' : clock.format(time);
}
