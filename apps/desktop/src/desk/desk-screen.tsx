import { LiaisonProvider } from '@liaison/react';
import type { Desk } from './create-desk.ts';
import { DeskLayout, type DeskLayoutProps } from './desk-layout.tsx';

export interface DeskScreenProps extends DeskLayoutProps {
  desk: Desk;
}

export function DeskScreen({ desk, ...layout }: DeskScreenProps) {
  return (
    <LiaisonProvider value={desk.services}>
      <DeskLayout {...layout} />
    </LiaisonProvider>
  );
}
