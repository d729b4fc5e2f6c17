import { type FormEvent, useState } from 'react';
import type { StartInput } from '../chats.ts';
import type { HumanWidgetConfig } from '../human/human-widget.ts';
import { HumanCheck } from './human-check.tsx';
import { Page } from './page.tsx';
import { startFailureText } from './texts.ts';

export interface StartFormProps {
  /** Shown where customers have to prove to be human. */
  readonly humanWidget: HumanWidgetConfig | undefined;
  readonly onStart: (input: StartInput) => Promise<void>;
}

/** Limits of StartChatContact, in characters. */
const NAME_LENGTH = 256;
const MESSAGE_LENGTH = 1024;

/** Asks for a name and a first message, and starts the chat. What was typed survives a failed try. */
export function StartForm({ humanWidget, onStart }: StartFormProps) {
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [humanProof, setHumanProof] = useState<string>();
  const [failures, setFailures] = useState(0);
  const [clientToken] = useState(() => crypto.randomUUID());

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    setStarting(true);
    setFailure(undefined);
    try {
      await onStart({ displayName: text('name'), firstMessage: text('message'), clientToken, humanProof });
    } catch (error) {
      setFailure(startFailureText(error));
      // The proof may be used up, whatever it failed for.
      setHumanProof(undefined);
      setFailures((count) => count + 1);
      setStarting(false);
    }
  }

  return (
    <Page title="Chat with us" subtitle="Write to us and we answer right here">
      <form className="start" onSubmit={(event) => void submit(event)}>
        <h2>How can we help?</h2>
        <p className="lead">Tell us who you are and what it is about. Somebody from our team will join you here.</p>
        <label className="field">
          <span>Your name</span>
          <input name="name" type="text" autoComplete="name" required pattern=".*\S.*" maxLength={NAME_LENGTH} />
        </label>
        <label className="field">
          <span>Your message</span>
          <textarea name="message" rows={4} required maxLength={MESSAGE_LENGTH} />
        </label>
        {humanWidget !== undefined && <HumanCheck widget={humanWidget} onProof={setHumanProof} round={failures} />}
        {failure !== undefined && (
          <p className="problem" role="alert">
            {failure}
          </p>
        )}
        <button
          className="primary"
          type="submit"
          disabled={starting || (humanWidget !== undefined && humanProof === undefined)}
        >
          {starting ? 'Starting the chat …' : failure === undefined ? 'Start chat' : 'Try again'}
        </button>
      </form>
    </Page>
  );
}
