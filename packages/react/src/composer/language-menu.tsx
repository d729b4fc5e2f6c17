import { Menu } from '@base-ui/react/menu';
import { useIntl } from 'react-intl';
import { ChoiceMenu } from '../ui/choice-menu.tsx';
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
    <ChoiceMenu
      trigger={
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
      }
      choices={languages.map((code) => ({ value: code, label: names.of(code) }))}
      value={language}
      onChange={onChange}
      align="start"
    />
  );
}
