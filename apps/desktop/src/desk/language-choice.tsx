import { Menu } from '@base-ui/react/menu';
import { Languages } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { type LanguageName, languageNames, languages } from '../messages/language.ts';
import { usePage } from '../page/page-context.ts';
import styles from './agent-menu.module.css';

/** The languages to choose from, each in its own words. */
export function LanguageChoice() {
  const { language } = usePage();
  const { name } = useSyncExternalStore(language.subscribe, language.get);
  const choices = new Set<LanguageName>([...languages, name]);
  return (
    <Menu.RadioGroup value={name} onValueChange={(next: LanguageName) => void language.set(next)}>
      {[...choices].map((choice) => (
        <Menu.RadioItem key={choice} value={choice} className={styles.item}>
          <Languages size={15} aria-hidden="true" />
          <span lang={choice}>{languageNames[choice]}</span>
          <Menu.RadioItemIndicator className={styles.check}>✓</Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
