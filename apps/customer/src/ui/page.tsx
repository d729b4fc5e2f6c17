import type { ReactNode } from 'react';

export interface PageProps {
  readonly title: string;
  readonly subtitle: string;
  /** Stands at the end of the header. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every view: a card on a wide screen, the whole of a narrow one. */
export function Page({ title, subtitle, action, children }: PageProps) {
  return (
    <main className="page">
      <header className="head">
        <span className="mark" aria-hidden="true">
          <svg viewBox="0 0 24 24" width="20" height="20">
            <path
              d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z"
              fill="currentColor"
            />
          </svg>
        </span>
        <div className="titles">
          <h1>{title}</h1>
          <p>{subtitle}</p>
        </div>
        {action}
      </header>
      {children}
    </main>
  );
}
