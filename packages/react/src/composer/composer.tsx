import { MESSAGE_BYTES, messageBytes, toLiaisonError } from '@liaison/core';
import { SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useContact } from '../contacts/use-contact.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { useInterruption } from '../provider/use-interruption.ts';
import { QuickResponseList } from '../quick-responses/quick-response-list.tsx';
import { fillVariables, openVariables } from '../quick-responses/variables.ts';
import { useMarkdownParser } from '../text/markdown-parser.ts';
import { MarkdownText } from '../text/markdown-text.tsx';
import { usesMarkdown } from '../text/uses-markdown.ts';
import { Button } from '../ui/button.tsx';
import { hueOf } from '../ui/initials.ts';
import { later } from '../ui/later.tsx';
import { AttachButton } from './attach-button.tsx';
import { ByteCounter } from './byte-counter.tsx';
import { ComposerToolbar } from './composer-toolbar.tsx';
import { formatOfKey } from './format-keys.ts';
import { applyEdit, type Edit, type Format, formats } from './formatting.ts';
import { LanguageMenu } from './language-menu.tsx';
import { Recipient } from './recipient.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useFocusOnOpen } from './use-focus-on-open.ts';
import { useSendFiles } from './use-send-files.ts';
import { type Doubt, useSendGuard } from './use-send-guard.ts';
import { useSlashMenu } from './use-slash-menu.ts';
import directional from '../ui/directional.module.css';
import styles from './composer.module.css';

const EmojiButton = later(async () => (await import('./emoji-button.tsx')).EmojiButton);
const SendQuestion = later(async () => (await import('./send-question.tsx')).SendQuestion);

export interface ComposerProps {
  contactId: string;
  /** Untrusted text: whom the message goes to. */
  customerName: string;
  /** Why nothing can be written now; it is shown in place of the hint. */
  blocked?: string;
}

/** Where the agent writes. Bound to one contact: text stays with it until it is sent. Enter sends, Shift+Enter begins a new line. */
export function Composer({ contactId, customerName, blocked }: ComposerProps) {
  const intl = useIntl();
  const hintId = useId();
  const { chatService, languages } = useLiaison();
  const contact = useContact(contactId);
  const agentName = useContactStore((state) => state.agent?.name);
  const [text, setText] = useDraft(contactId);
  const [caret, setCaret] = useState(0);
  const [refusal, setRefusal] = useState<string>();
  const [doubt, setDoubt] = useState<Doubt>();
  const [previewing, setPreviewing] = useState(false);
  const [language, setLanguage] = useState(() => languages.get(contactId) ?? intl.locale);
  const input = useFocusOnOpen(blocked === undefined);
  useInterruption(input, contactId);
  const guard = useSendGuard(contactId);
  const markdown = contact?.markdownAllowed ?? false;
  const filesAllowed = contact?.attachmentsAllowed ?? false;
  const isBlocked = blocked !== undefined;
  const bytes = messageBytes(text);
  const parseMarkdown = useMarkdownParser();
  const sendable = !isBlocked && text.trim() !== '' && bytes <= MESSAGE_BYTES;

  const edit = (change: Edit) => {
    if (input.current) applyEdit(input.current, change);
  };
  const format = (wanted: Format) => {
    const field = input.current;
    if (field) edit(formats[wanted]({ text: field.value, start: field.selectionStart, end: field.selectionEnd }));
  };
  const insert = (words: string, start = input.current?.selectionStart ?? 0, end = input.current?.selectionEnd ?? 0) =>
    edit({ start, end, insert: words, selectFrom: start + words.length, selectTo: start + words.length });
  const menu = useSlashMenu({
    contactId,
    text,
    caret,
    onPick: (response, { start, end }) => {
      const words = (markdown && response.markdown) || response.content;
      if (contact) insert(fillVariables(words, { contact, agentName }), start, end);
    },
  });
  const sendFiles = useSendFiles(contactId, filesAllowed);
  const takeFiles = (files: readonly File[]) => !isBlocked && setRefusal(sendFiles(files));
  const dragging = useFileDrop(takeFiles);

  const deliver = () => {
    try {
      const asMarkdown = markdown && usesMarkdown(text, parseMarkdown);
      chatService.sendMessage(contactId, { content: text, ...(asMarkdown && { contentType: 'text/markdown' }) });
      setText('');
      setPreviewing(false);
      guard.noteSent();
    } catch (thrown) {
      // The chat ended under the agent's hands: the text stays where it is.
      setRefusal(toLiaisonError(thrown).message);
    }
  };
  const send = () => {
    if (!sendable) return;
    const [open] = openVariables(text);
    if (open !== undefined) {
      const unfilled = { id: 'composer.unfilled', defaultMessage: 'Fill in {open} before you send' };
      setRefusal(intl.formatMessage(unfilled, { open }));
      const start = text.indexOf(open);
      input.current?.setSelectionRange(start, start + open.length);
      return;
    }
    const question = guard.doubtAbout(text);
    if (question) setDoubt(question);
    else deliver();
  };
  const write = (event: FormEvent<HTMLTextAreaElement>) => {
    setRefusal(undefined);
    setText(event.currentTarget.value);
    setCaret(event.currentTarget.selectionEnd);
    if (event.currentTarget.value) chatService.sendTyping(contactId);
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    guard.notePaste();
    if (files.length === 0) return;
    event.preventDefault();
    takeFiles(files);
  };
  const pressKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, Enter takes its suggestion (WebKit reports key code 229 after the composition's end).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (menu.takeKey(event)) return;
    const wanted = markdown ? formatOfKey(event) : undefined;
    if (wanted) format(wanted);
    else if (event.key !== 'Enter' || event.shiftKey) return;
    // Held down, it was pressed for something else: to open this chat, to take a quick response.
    else if (!event.repeat) send();
    event.preventDefault();
  };

  return (
    <div className={styles.foundation}>
      <div className={styles.composer}>
        {menu.found && (
          <QuickResponseList id={menu.listId} found={menu.found} active={menu.active} onPick={menu.pick} />
        )}
        {previewing && text.trim() !== '' && (
          <div className={styles.preview} dir="auto">
            <MarkdownText text={text} />
          </div>
        )}
        <div
          className={styles.box}
          style={{ '--hue': hueOf(contactId) }}
          data-blocked={isBlocked || undefined}
          data-dragging={(dragging && !isBlocked) || undefined}
        >
          <Recipient contactId={contactId} name={customerName} />
          <div className={styles.line}>
            <textarea
              ref={input}
              className={styles.input}
              rows={1}
              dir="auto"
              lang={language}
              spellCheck
              value={text}
              disabled={isBlocked}
              aria-label={intl.formatMessage(
                { id: 'composer.label', defaultMessage: 'Message to {name}' },
                { name: customerName },
              )}
              aria-describedby={hintId}
              {...menu.fieldProps}
              placeholder={intl.formatMessage(
                { id: 'composer.placeholder', defaultMessage: 'Write to {name}' },
                { name: customerName },
              )}
              onChange={write}
              onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
              onPaste={paste}
              onKeyDown={pressKey}
            />
            <Button
              tone="primary"
              className={styles.send}
              disabled={!sendable}
              onClick={send}
              aria-label={intl.formatMessage({ id: 'composer.send', defaultMessage: 'Send' })}
            >
              <SendHorizontal className={directional.directional} size={16} aria-hidden="true" />
            </Button>
          </div>
          <ComposerToolbar
            disabled={isBlocked}
            markdown={markdown}
            previewing={previewing}
            onFormat={format}
            onPreview={() => setPreviewing(!previewing)}
          >
            {filesAllowed && <AttachButton disabled={isBlocked} onFiles={takeFiles} />}
            <EmojiButton disabled={isBlocked} onPick={insert} />
            <LanguageMenu
              disabled={isBlocked}
              language={language}
              onChange={(chosen) => {
                setLanguage(chosen);
                languages.set(contactId, chosen);
              }}
            />
          </ComposerToolbar>
        </div>
        <div className={styles.foot}>
          <span
            id={hintId}
            className={styles.hint}
            data-refused={refusal !== undefined || undefined}
            role={refusal === undefined ? undefined : 'alert'}
          >
            {refusal ?? blocked ?? (
              <FormattedMessage id="composer.hint" defaultMessage="Enter to send, Shift + Enter for a new line" />
            )}
          </span>
          <ByteCounter bytes={bytes} />
        </div>
        <SendQuestion
          doubt={doubt}
          customerName={customerName}
          input={input}
          onSend={deliver}
          onClose={() => setDoubt(undefined)}
        />
      </div>
    </div>
  );
}
