import { defaultEmojiDataResolver, type EmojiDataResolver, EmojiPicker } from 'frimousse';
import { useCallback, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../ui/button.tsx';
import styles from './emoji-panel.module.css';

export interface EmojiPanelProps {
  /** Folder of the emoji's names; nothing is fetched from anywhere else. */
  data: string;
  onPick: (emoji: string) => void;
}

/** The picker itself, with the emoji's names in the page's language. */
export function EmojiPanel({ data, onPick }: EmojiPanelProps) {
  const intl = useIntl();
  const [failed, setFailed] = useState(false);
  const resolve: EmojiDataResolver = useCallback(async (locale, options) => {
    try {
      return await defaultEmojiDataResolver(locale, options);
    } catch (error) {
      if (!options.signal?.aborted) setFailed(true);
      throw error;
    }
  }, []);
  if (failed) {
    return (
      <div className={styles.failed} role="alert">
        <FormattedMessage id="emoji.failed" defaultMessage="The emoji could not be loaded." />
        <Button size="small" onClick={() => setFailed(false)}>
          <FormattedMessage id="emoji.retry" defaultMessage="Try again" />
        </Button>
      </div>
    );
  }
  const label = intl.formatMessage({ id: 'emoji.search', defaultMessage: 'Search emoji' });
  return (
    <EmojiPicker.Root
      className={styles.root}
      emojibaseUrl={data}
      locale={intl.locale.split('-')[0] ?? 'en'}
      resolveEmojiData={resolve}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <EmojiPicker.Search
        className={styles.search}
        placeholder={label}
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the agent has just opened a popup that is there to search in
        autoFocus
      />
      <EmojiPicker.Viewport className={styles.viewport}>
        <EmojiPicker.Loading className={styles.note}>
          <FormattedMessage id="emoji.loading" defaultMessage="Loading" />
        </EmojiPicker.Loading>
        <EmojiPicker.Empty className={styles.note}>
          <FormattedMessage id="emoji.none" defaultMessage="No emoji found" />
        </EmojiPicker.Empty>
        <EmojiPicker.List />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  );
}
