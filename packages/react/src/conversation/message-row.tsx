import { DayLine } from './day-line.tsx';
import { EventLine } from './event-line.tsx';
import { MessageBubble } from './message-bubble.tsx';
import type { Row } from './rows.ts';
import { SeamLine } from './seam-line.tsx';
import { UnreadLine } from './unread-line.tsx';

/** The component for each kind of line. */
export function MessageRow({ row }: { row: Row }) {
  switch (row.kind) {
    case 'day':
      return <DayLine timestamp={row.timestamp} />;
    case 'unread':
      return <UnreadLine />;
    case 'seam':
      return <SeamLine into={row.into} segmentId={row.segmentId} />;
    case 'event':
      return <EventLine message={row.message} />;
    default:
      return <MessageBubble message={row.message} startsGroup={row.startsGroup} endsGroup={row.endsGroup} />;
  }
}
