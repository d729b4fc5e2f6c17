import type { ComponentProps, KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import styles from './button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing to do next. `quiet`: no frame until hovered. `danger`: ends or refuses something. */
  tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'medium';
  /** By which a page can find the button, to press it for a key. */
  'data-action'?: string;
}

/** Enter that is held down presses once: what it would press next stands there only since the first time. */
export function Button({
  tone = 'plain',
  size = 'medium',
  className,
  type = 'button',
  onKeyDown,
  ...props
}: ButtonProps) {
  const pressKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    onKeyDown?.(event);
  };
  return (
    <button
      {...props}
      type={type}
      className={classNames(styles.button, styles[tone], styles[size], className)}
      onKeyDown={pressKey}
    />
  );
}
