import { EmojiPicker } from 'frimousse';
import { FormattedMessage, useIntl } from 'react-intl';
import styles from './emoji-panel.module.css';

export interface EmojiPanelProps {
  /** Folder of the emoji's names; nothing is fetched from anywhere else. */
  data: string;
  onPick: (emoji: string) => void;
}

/** The picker itself. */
export function EmojiPanel({ data, onPick }: EmojiPanelProps) {
  const intl = useIntl();
  return (
    <EmojiPicker.Root
      className={styles.root}
      emojibaseUrl={data}
      locale="en"
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <EmojiPicker.Search
        className={styles.search}
        placeholder={intl.formatMessage({ id: 'emoji.search', defaultMessage: 'Search emoji' })}
        aria-label={intl.formatMessage({ id: 'emoji.search', defaultMessage: 'Search emoji' })}
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
