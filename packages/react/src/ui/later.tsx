import { CloudOff, X } from 'lucide-react';
import { type ComponentType, useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './later.module.css';
import { Notice } from './notice.tsx';

interface Closable {
  onClose?: (() => void) | undefined;
}

/**
 * A part of the page whose code comes when it is first shown; `Meanwhile` stands in its place. Where it does not come (the network is away) a notice says so and offers to
 * try again; React's own `lazy` would take the whole page down, and never try again.
 */
export function later<Props extends Closable & object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | undefined>(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Part || failed) return undefined;
      let gone = false;
      load().then(
        (component) => {
          loaded = component;
          if (!gone) setPart(() => component);
        },
        () => !gone && setFailed(true),
      );
      return () => {
        gone = true;
      };
    }, [Part, failed]);
    if (Part) return <Part {...props} />;
    if (failed) return <NotLoaded onRetry={() => setFailed(false)} onClose={props.onClose} />;
    return Meanwhile ? <Meanwhile /> : null;
  };
}

function NotLoaded({ onRetry, onClose }: Closable & { onRetry: () => void }) {
  const intl = useIntl();
  return (
    <div className={styles.notice} role="alert">
      <Notice
        tone="warn"
        icon={<CloudOff size={16} />}
        action={
          <>
            <Button size="small" onClick={onRetry}>
              <FormattedMessage id="later.retry" defaultMessage="Try again" />
            </Button>
            {onClose && (
              <IconButton
                label={intl.formatMessage({ id: 'later.close', defaultMessage: 'Put away' })}
                icon={<X size={16} />}
                onClick={onClose}
              />
            )}
          </>
        }
      >
        <FormattedMessage
          id="later.failed"
          defaultMessage="This part of the page could not be loaded. Your chats and your text are not touched."
        />
      </Notice>
    </div>
  );
}
