import type { ChatMessage } from '@liaison/core';
import { Check, Copy } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { searchableText } from '../find/searchable-text.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import styles from './copy-button.module.css';

export interface CopyButtonProps {
  contactId: string;
  /** What the lines are in; the button stands in it beside the one that is pointed at. */
  content: RefObject<HTMLElement | null>;
}

interface Pointed {
  key: string;
  top: number;
  own: boolean;
}

const place = (line: HTMLElement, content: HTMLElement): Pointed => ({
  key: line.dataset['line'] ?? '',
  top: line.getBoundingClientRect().top - content.getBoundingClientRect().top,
  own: line.dataset['role'] === 'self',
});

/** Copies the message under the pointer. One button serves the whole list, so that long conversations do not carry thousands. */
export function CopyButton({ contactId, content }: CopyButtonProps) {
  const intl = useIntl();
  const { store } = useLiaison();
  const [pointed, setPointed] = useState<Pointed>();
  const [copied, setCopied] = useState<string>();

  useEffect(() => {
    const element = content.current;
    if (!element) return undefined;
    const point = ({ target }: Event) => {
      const line = target instanceof Element ? target.closest<HTMLElement>('article[data-line]') : undefined;
      if (line) setPointed(place(line, element));
    };
    const leave = () => setPointed(undefined);
    // Lines move when the width changes or others come before them.
    const resized = new ResizeObserver(() =>
      setPointed((pointed) => {
        const line = pointed && element.querySelector<HTMLElement>(`[data-line="${CSS.escape(pointed.key)}"]`);
        return line ? place(line, element) : undefined;
      }),
    );
    resized.observe(element);
    element.addEventListener('pointerover', point);
    element.addEventListener('pointerleave', leave);
    return () => {
      resized.disconnect();
      element.removeEventListener('pointerover', point);
      element.removeEventListener('pointerleave', leave);
    };
  }, [content]);

  if (!pointed) return null;
  const isCopied = copied === pointed.key;
  const copy = async () => {
    const text = messageText(store.getState().contacts[contactId]?.chatSession?.messages ?? [], pointed.key);
    await navigator.clipboard.writeText(text);
    setCopied(pointed.key);
  };
  const label = isCopied
    ? intl.formatMessage({ id: 'message.copied', defaultMessage: 'Copied' })
    : intl.formatMessage({ id: 'message.copy', defaultMessage: 'Copy message' });
  return (
    <button
      type="button"
      className={styles.copy}
      data-own={pointed.own || undefined}
      style={{ '--top': `${pointed.top}px` }}
      aria-label={label}
      title={label}
      onClick={() => void copy()}
    >
      {isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
    </button>
  );
}

const messageText = (messages: readonly ChatMessage[], key: string): string => {
  const message = messages.find((candidate) => candidate.key === key);
  return message ? searchableText(message) : '';
};
