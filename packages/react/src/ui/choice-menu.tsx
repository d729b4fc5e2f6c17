import { Menu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import menu from './menu.module.css';

export interface ChoiceMenuProps<Value extends string> {
  /** A `Menu.Trigger`. */
  trigger: ReactElement;
  choices: readonly { readonly value: Value; readonly label: ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
  align: 'end' | 'start';
}

/** A menu of which one entry holds. */
export function ChoiceMenu<Value extends string>({ trigger, choices, value, onChange, align }: ChoiceMenuProps<Value>) {
  return (
    <Menu.Root>
      {trigger}
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} sideOffset={6} align={align}>
          <Menu.Popup className={menu.popup}>
            <Menu.RadioGroup value={value} onValueChange={(chosen: Value) => onChange(chosen)}>
              {choices.map((choice) => (
                <Menu.RadioItem key={choice.value} value={choice.value} className={menu.item} closeOnClick>
                  <span className={menu.label}>{choice.label}</span>
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
