import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';

export interface ComposerProps {
  readonly disabled: boolean;
  readonly onSend: (text: string) => void;
  readonly onTyping: () => void;
}

/** What web chat takes in one message, in characters that are always below its limit of 16,384 bytes. */
const MESSAGE_LENGTH = 4096;

/** Enter sends, Shift+Enter breaks the line; Enter that confirms an input method's suggestion does neither (WebKit: key code 229). */
export function Composer({ disabled, onSend, onTyping }: ComposerProps) {
  const [text, setText] = useState('');
  const form = useRef<HTMLFormElement>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const message = text.trim();
    if (message === '' || disabled) return;
    onSend(message);
    setText('');
  }

  function sendOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }

  return (
    <form className="composer" ref={form} onSubmit={submit}>
      <label className="grow">
        <span className="visually-hidden">Message</span>
        <textarea
          value={text}
          rows={1}
          maxLength={MESSAGE_LENGTH}
          placeholder="Write a message"
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value !== '') onTyping();
          }}
          onKeyDown={sendOnEnter}
        />
      </label>
      <button className="send" type="submit" disabled={disabled || text.trim() === ''} aria-label="Send">
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d="M3.4 20.4 21 12 3.4 3.6 3.4 10l11 2-11 2z" fill="currentColor" />
        </svg>
      </button>
    </form>
  );
}
