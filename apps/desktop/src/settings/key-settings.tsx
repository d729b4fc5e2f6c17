import { Button } from '@liaison/react';
import { type KeyboardEvent, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { KeyHint } from '../keyboard/key-hint.tsx';
import { keysOfEvent } from '../keyboard/keys-of-event.ts';
import { type ActionName, actionNames, actionTitles, defaultKeys } from '../keyboard/shortcuts.ts';
import { usePage, usePagePreference } from '../page/page-context.ts';
import styles from './settings.module.css';

/** The key of every action. "Change" takes the next combination that is pressed; Esc leaves it as it was. */
export function KeySettings() {
  const { preferences } = usePage();
  const keys = usePagePreference('keys');
  const [changing, setChanging] = useState<ActionName>();
  const [takenBy, setTakenBy] = useState<ActionName>();

  const stop = () => {
    setChanging(undefined);
    setTakenBy(undefined);
  };
  const take = (name: ActionName) => (event: KeyboardEvent) => {
    if (changing !== name || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const pressed = keysOfEvent(event.nativeEvent);
    if (!pressed) return;
    const other = actionNames.find((candidate) => candidate !== name && keys[candidate] === pressed);
    if (other) return setTakenBy(other);
    preferences.change({ keys: { ...keys, [name]: pressed } });
    stop();
  };

  return (
    <>
      {actionNames.map((name) => (
        <div key={name}>
          <div className={styles.row}>
            <span id={`keys-${name}`}>
              <FormattedMessage {...actionTitles[name]} />
            </span>
            <span className={styles.control}>
              <KeyHint keys={keys[name]} />
              <Button
                size="small"
                aria-describedby={`keys-${name}`}
                onClick={() => setChanging(name)}
                onKeyDown={take(name)}
                onBlur={stop}
              >
                {changing === name ? (
                  <FormattedMessage id="settings.pressKeys" defaultMessage="Press keys …" />
                ) : (
                  <FormattedMessage id="settings.changeKeys" defaultMessage="Change" />
                )}
              </Button>
            </span>
          </div>
          {changing === name && takenBy && (
            <p role="alert" className={styles.problem}>
              <FormattedMessage
                id="settings.keysTaken"
                defaultMessage="Already used for: {action}"
                values={{ action: <FormattedMessage {...actionTitles[takenBy]} /> }}
              />
            </p>
          )}
        </div>
      ))}
      <Button size="small" tone="quiet" onClick={() => preferences.change({ keys: defaultKeys })}>
        <FormattedMessage id="settings.resetKeys" defaultMessage="Back to the first keys" />
      </Button>
    </>
  );
}
