import { LiaisonProvider } from '@liaison/react';
import type { ThemeStore } from '../theme-choice.ts';
import type { Desk } from './create-desk.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskScreenProps {
  desk: Desk;
  theme: ThemeStore;
  onSignOut: () => void;
}

export function DeskScreen({ desk, theme, onSignOut }: DeskScreenProps) {
  return (
    <LiaisonProvider value={desk.services}>
      <DeskLayout theme={theme} onSignOut={onSignOut} />
    </LiaisonProvider>
  );
}
