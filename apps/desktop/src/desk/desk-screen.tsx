import { LiaisonProvider } from '@liaison/react';
import { useMemo } from 'react';
import { usePage } from '../page/page-context.ts';
import type { Desk } from './create-desk.ts';
import { DeskLayout, type DeskLayoutProps } from './desk-layout.tsx';

export interface DeskScreenProps extends Omit<DeskLayoutProps, 'config' | 'originApproved'> {
  desk: Desk;
}

export function DeskScreen({ desk, ...layout }: DeskScreenProps) {
  const { ccpPanel, preferences } = usePage();
  const services = useMemo(
    () => ({ ...desk.services, preferences, openCcp: () => ccpPanel.set(true) }),
    [ccpPanel, desk, preferences],
  );
  return (
    <LiaisonProvider value={services}>
      <DeskLayout config={desk.config} originApproved={desk.originApproved} {...layout} />
    </LiaisonProvider>
  );
}
