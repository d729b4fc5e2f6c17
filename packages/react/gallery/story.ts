import type { ReactNode } from 'react';
import type { GalleryDesk } from './gallery-desk.ts';

/** One component in one state, on the engine over core's fake ports. */
export interface Story {
  /** The component's name, as the package exports it. */
  readonly component: string;
  readonly state: string;
  /** Brings the desk into the state. */
  readonly prepare?: (desk: GalleryDesk) => void | Promise<void>;
  readonly draw: (desk: GalleryDesk) => ReactNode;
}
