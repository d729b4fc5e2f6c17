import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { IconButton } from './icon-button.tsx';

export interface CopyButtonProps {
  /** What the button copies. */
  text: string;
  /** The button's name, such as "Copy the contact ID". */
  label: string;
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const intl = useIntl();
  const [copied, setCopied] = useState<string>();
  const done = copied === text;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <IconButton
      label={done ? intl.formatMessage({ id: 'copy.done', defaultMessage: 'Copied' }) : label}
      icon={done ? <Check size={14} /> : <Copy size={14} />}
      onClick={() => void copy()}
    />
  );
}
