import { toLiaisonError, type ChatChannelObserver, type LiaisonError } from '@liaison/core';

/**
 * Stands between a source of chat events and core. ChatJS swallows what its subscribers throw, so failures go to `onError` here;
 * `ended` and `broken` are said once and are the last word; after `release` nothing is heard.
 */
export class GuardedObserver implements ChatChannelObserver {
  readonly #observer: ChatChannelObserver;
  readonly #onError: (error: LiaisonError) => void;
  #released = false;

  constructor(observer: ChatChannelObserver, onError: (error: LiaisonError) => void) {
    this.#observer = observer;
    this.#onError = onError;
  }

  readonly item: ChatChannelObserver['item'] = (item) => this.#tell(() => this.#observer.item(item));
  readonly opened: ChatChannelObserver['opened'] = () => this.#tell(() => this.#observer.opened());
  readonly lost: ChatChannelObserver['lost'] = () => this.#tell(() => this.#observer.lost());
  readonly ended: ChatChannelObserver['ended'] = () => this.#tellLast(() => this.#observer.ended());
  readonly broken: ChatChannelObserver['broken'] = (error) => this.#tellLast(() => this.#observer.broken(error));

  release(): void {
    this.#released = true;
  }

  #tell(call: () => void): void {
    if (this.#released) return;
    try {
      call();
    } catch (error) {
      this.#onError(toLiaisonError(error));
    }
  }

  #tellLast(call: () => void): void {
    this.#tell(call);
    this.release();
  }
}
