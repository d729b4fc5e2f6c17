import { Dialog } from '@base-ui/react/dialog';
import { type ChatMessage, toLiaisonError } from '@liaison/core';
import { Eye } from 'lucide-react';
import { type FormEvent, use, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../ui/button.tsx';
import dialog from '../ui/dialog.module.css';
import { Spinner } from '../ui/spinner.tsx';
import { RevealContext } from './reveal-context.ts';
import styles from './reveal-button.module.css';

/** Fewer characters are no reason (`POST …/reveal`). */
const shortest = 3;
const longest = 500;

/** Asks why a masked message has to be seen, then shows it. Offered to whom the server would let; it judges again. */
export function RevealButton({ message }: { message: ChatMessage }) {
  const reveal = use(RevealContext);
  const fieldId = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<'denied' | 'failed'>();
  if (!reveal) return null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await reveal(message.id, reason.trim());
    } catch (thrown) {
      setRefusal(toLiaisonError(thrown).name === 'AccessDeniedError' ? 'denied' : 'failed');
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger render={<Button size="small" tone="quiet" />}>
        <Eye size={14} aria-hidden="true" />
        <FormattedMessage id="reveal.button" defaultMessage="Reveal" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>
            <FormattedMessage id="reveal.title" defaultMessage="Reveal what is masked" />
          </Dialog.Title>
          <Dialog.Description className={dialog.text}>
            <FormattedMessage
              id="reveal.text"
              defaultMessage="This message is then shown in full, here and now. That you asked, and why, is kept on record."
            />
          </Dialog.Description>
          <form onSubmit={(event) => void submit(event)}>
            <label className={styles.label} htmlFor={fieldId}>
              <FormattedMessage id="reveal.reason" defaultMessage="Reason" />
            </label>
            <textarea
              id={fieldId}
              className={styles.reason}
              rows={2}
              maxLength={longest}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {refusal && (
              <p className={styles.refusal} role="alert">
                {refusal === 'denied' ? (
                  <FormattedMessage id="reveal.denied" defaultMessage="Your role may not reveal this." />
                ) : (
                  <FormattedMessage id="reveal.failed" defaultMessage="This did not work. Try again." />
                )}
              </p>
            )}
            <div className={dialog.actions}>
              <Dialog.Close render={<Button />}>
                <FormattedMessage id="reveal.cancel" defaultMessage="Cancel" />
              </Dialog.Close>
              <Button type="submit" tone="primary" disabled={busy || reason.trim().length < shortest}>
                {busy && <Spinner />}
                <FormattedMessage id="reveal.submit" defaultMessage="Reveal" />
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
