import type { ChatChannelObserver } from '@liaison/core';
import type { WireItem } from '@liaison/protocol';

/** Records what a channel tells, in order: an item by its Id, everything else by its name. */
export class RecordingObserver implements ChatChannelObserver {
  readonly heard: string[] = [];
  readonly items: WireItem[] = [];
  item: ChatChannelObserver['item'] = (item) => {
    this.items.push(item);
    this.heard.push(item.Id);
  };
  opened = (): void => void this.heard.push('opened');
  lost = (): void => void this.heard.push('lost');
  ended = (): void => void this.heard.push('ended');
  broken: ChatChannelObserver['broken'] = (error) => void this.heard.push(`broken ${error.name}`);
}
