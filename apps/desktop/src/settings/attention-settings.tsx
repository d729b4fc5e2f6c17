import { IconButton } from '@liaison/react';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { defineMessages, FormattedMessage, type MessageDescriptor, useIntl } from 'react-intl';
import { notices } from '../attention/notices.ts';
import { type SoundName, soundNames } from '../attention/sounds.ts';
import { usePage, usePagePreference } from '../page/page-context.ts';
import { CheckRow } from './check-row.tsx';
import styles from './settings.module.css';

const labels = defineMessages({
  ring: { id: 'settings.ring', defaultMessage: 'Incoming chat' },
  messageSound: { id: 'settings.messageSound', defaultMessage: 'New message' },
});

const names = defineMessages({
  chime: { id: 'sound.chime', defaultMessage: 'Chime' },
  knock: { id: 'sound.knock', defaultMessage: 'Knock' },
  tick: { id: 'sound.tick', defaultMessage: 'Tick' },
  none: { id: 'sound.none', defaultMessage: 'No sound' },
});

export function AttentionSettings() {
  const { preferences } = usePage();
  const repeats = usePagePreference('messageRepeats');
  const wanted = usePagePreference('notices');
  const withText = usePagePreference('noticesWithText');
  const [refused, setRefused] = useState(false);

  const want = async (on: boolean) => {
    const granted = on && (await notices.ask());
    setRefused(on && !granted);
    preferences.change({ notices: granted });
  };

  return (
    <>
      <SoundRow name="ring" label={labels.ring} />
      <SoundRow name="messageSound" label={labels.messageSound} />
      <CheckRow checked={repeats} onChange={(messageRepeats) => preferences.change({ messageRepeats })}>
        <FormattedMessage
          id="settings.messageRepeats"
          defaultMessage="Repeat the sound of a new message until you have seen it"
        />
      </CheckRow>
      <CheckRow checked={wanted} onChange={(on) => void want(on)}>
        <FormattedMessage id="settings.notices" defaultMessage="Notices of the system while this page is not in view" />
      </CheckRow>
      {refused && (
        <p role="alert" className={styles.problem}>
          <FormattedMessage
            id="settings.noticesRefused"
            defaultMessage="Your browser does not allow notices for this page. Allow them beside the address, then try again."
          />
        </p>
      )}
      <CheckRow
        checked={withText}
        disabled={!wanted}
        onChange={(noticesWithText) => preferences.change({ noticesWithText })}
      >
        <FormattedMessage id="settings.noticesWithText" defaultMessage="Show in them what the customer wrote" />
      </CheckRow>
    </>
  );
}

function SoundRow({ name, label }: { name: 'messageSound' | 'ring'; label: MessageDescriptor }) {
  const intl = useIntl();
  const { play, preferences } = usePage();
  const sound = usePagePreference(name);
  const listen = intl.formatMessage({ id: 'settings.listen', defaultMessage: 'Listen' });
  return (
    <div className={styles.row}>
      <label htmlFor={`sound-${name}`}>
        <FormattedMessage {...label} />
      </label>
      <span className={styles.control}>
        <select
          id={`sound-${name}`}
          className={styles.input}
          value={sound}
          onChange={(event) => preferences.change({ [name]: event.target.value as SoundName })}
        >
          {soundNames.map((choice) => (
            <option key={choice} value={choice}>
              {intl.formatMessage(names[choice])}
            </option>
          ))}
        </select>
        <IconButton label={listen} icon={<Play size={15} />} onClick={() => play(sound)} />
      </span>
    </div>
  );
}
