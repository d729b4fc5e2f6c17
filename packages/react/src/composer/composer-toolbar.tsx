import { Bold, Eye, Italic, Link, List } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { defineMessages, useIntl } from 'react-intl';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './composer.module.css';
import type { Format } from './formatting.ts';

const formatTexts = defineMessages({
  bold: { id: 'composer.bold', defaultMessage: 'Bold (Ctrl+B)' },
  italic: { id: 'composer.italic', defaultMessage: 'Italic (Ctrl+I)' },
  link: { id: 'composer.link', defaultMessage: 'Link (Ctrl+Shift+K)' },
  list: { id: 'composer.list', defaultMessage: 'List (Ctrl+Shift+8)' },
});

const formatIcons: Readonly<Record<Format, ComponentType<{ size: number; 'aria-hidden': 'true' }>>> = {
  bold: Bold,
  italic: Italic,
  link: Link,
  list: List,
};

const order: readonly Format[] = ['bold', 'italic', 'link', 'list'];

export interface ComposerToolbarProps {
  disabled: boolean;
  /** Whether the contact takes Markdown. */
  markdown: boolean;
  previewing: boolean;
  onFormat: (format: Format) => void;
  onPreview: () => void;
  /** What else can be put in. */
  children: ReactNode;
}

/** What can be done to the text, and put into it. */
export function ComposerToolbar({
  disabled,
  markdown,
  previewing,
  onFormat,
  onPreview,
  children,
}: ComposerToolbarProps) {
  const intl = useIntl();
  return (
    <div
      role="toolbar"
      className={styles.toolbar}
      aria-label={intl.formatMessage({ id: 'composer.tools', defaultMessage: 'Message tools' })}
    >
      {children}
      {markdown &&
        order.map((format) => {
          const Icon = formatIcons[format];
          return (
            <IconButton
              key={format}
              className={styles.tool}
              disabled={disabled}
              label={intl.formatMessage(formatTexts[format])}
              icon={<Icon size={15} aria-hidden="true" />}
              onClick={() => onFormat(format)}
            />
          );
        })}
      {markdown && (
        <IconButton
          className={styles.tool}
          disabled={disabled}
          aria-pressed={previewing}
          label={intl.formatMessage({ id: 'composer.preview', defaultMessage: 'Preview' })}
          icon={<Eye size={15} aria-hidden="true" />}
          onClick={onPreview}
        />
      )}
    </div>
  );
}
