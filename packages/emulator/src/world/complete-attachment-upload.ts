import { MessageContentType, type WireAttachment, type WireItem } from '@liaison/protocol';
import { noteActivity } from './idle-timers.ts';
import { deliverItem, postItem } from './post-item.ts';
import { sentAttachments } from './sent-attachments.ts';
import type { Attachment, Contact, Participant } from './state.ts';
import { attachmentMoves, moved } from './transitions.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

/** The file is sent: everybody sees it in progress, and after the scan whether it may be opened. */
export function completeAttachmentUpload(world: World, sender: Participant, attachmentId: string): void {
  const attachment = world.attachments.get(attachmentId);
  if (attachment?.participantId !== sender.id) throw new WorldError('AttachmentNotFound', 'No such attachment');
  const contact = contactOf(world, sender.contactId);
  const sent = sentAttachments(world, contact);
  if (sent.includes(attachment)) throw new WorldError('AttachmentSent', 'The attachment has been sent already');
  const { maxCount } = world.instance.attachments;
  if (sent.length >= maxCount) {
    throw new WorldError('AttachmentQuota', `A conversation may have at most ${maxCount} attachments`);
  }
  attachment.state = moved(attachment.state, attachmentMoves.send, 'The attachment');
  noteActivity(world, contact, sender);
  const item = postItem(world, contact, {
    type: 'ATTACHMENT',
    contentType: MessageContentType.attachment,
    attachments: [shown(attachment)],
    sender,
    stored: true,
  });
  const { attachmentScanMs } = world.timing;
  const scan = { contact, attachment, item };
  contact.timers.set(
    timerOf(scan),
    world.clock.setTimer(attachmentScanMs, () => finishScan(world, scan)),
  );
}

interface Scan {
  readonly contact: Contact;
  readonly attachment: Attachment;
  readonly item: WireItem;
}

const timerOf = ({ attachment }: Scan): string => `scan ${attachment.id}`;
const targetOf = ({ contact }: Scan) => ({ operation: 'ScanAttachment', contactId: contact.id });

/** Now, or once nothing holds the scanner any more. */
function finishScan(world: World, scan: Scan): void {
  const [held] = world.faults.strike(['hold'], targetOf(scan));
  if (held === undefined) return tellVerdict(world, scan);
  const { timers } = scan.contact;
  const wait = new AbortController();
  timers.set(timerOf(scan), () => wait.abort());
  void held.removed.then(() => {
    if (!wait.signal.aborted) tellVerdict(world, scan);
  });
}

function tellVerdict(world: World, scan: Scan): void {
  const { contact, attachment, item } = scan;
  contact.timers.delete(timerOf(scan));
  const rejected =
    new RegExp(world.instance.attachments.rejectedNames, 'i').test(attachment.name) ||
    world.faults.strike(['reject-attachment'], targetOf(scan)).length > 0;
  attachment.state = moved(attachment.state, attachmentMoves[rejected ? 'reject' : 'approve'], 'The attachment');
  const scanned: WireItem = { ...(contact.transcript.find(item.Id) ?? item), Attachments: [shown(attachment)] };
  contact.transcript.replace(scanned);
  deliverItem(world, contact, scanned);
}

const statusOf = { approved: 'APPROVED', rejected: 'REJECTED' } as const;

const shown = ({ id, name, contentType, state }: Attachment): WireAttachment => ({
  AttachmentId: id,
  AttachmentName: name,
  ContentType: contentType,
  Status: state === 'approved' || state === 'rejected' ? statusOf[state] : 'IN_PROGRESS',
});
