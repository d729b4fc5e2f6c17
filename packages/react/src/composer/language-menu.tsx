import { Menu } from '@base-ui/react/menu';
import { useIntl } from 'react-intl';
import menu from '../ui/menu.module.css';
import styles from './composer.module.css';

export interface LanguageMenuProps {
  disabled: boolean;
  /** BCP 47. */
  language: string;
  onChange: (language: string) => void;
}

/** Languages that browsers check, beside the agent's own. */
const offered = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'sv', 'tr', 'uk', 'ar', 'ja', 'zh'];

/** In which language the browser checks the spelling in this chat. */
export function LanguageMenu({ disabled, language, onChange }: LanguageMenuProps) {
  const intl = useIntl();
  const names = new Intl.DisplayNames(intl.locale, { type: 'language' });
  const languages = [...new Set([language, ...navigator.languages, ...offered])];
  return (
    <Menu.Root>
      <Menu.Trigger
        className={styles.language}
        disabled={disabled}
        aria-label={intl.formatMessage(
          { id: 'composer.language', defaultMessage: '{code}, spelling in {language}' },
          { code: language.toUpperCase(), language: names.of(language) },
        )}
      >
        {language.toUpperCase()}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} sideOffset={6} align="start">
          <Menu.Popup className={menu.popup}>
            <Menu.RadioGroup value={language} onValueChange={(chosen: string) => onChange(chosen)}>
              {languages.map((code) => (
                <Menu.RadioItem key={code} value={code} className={menu.item} closeOnClick>
                  <span className={menu.label}>{names.of(code)}</span>
                  <Menu.RadioItemIndicator className={menu.check}>✓</Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
