import type { ReactNode } from 'react';

/** What a page of the settings is for, and the one thing that is added there. */
export function SettingsHead({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <header className="settings-head">
      <div>
        <h1>{title}</h1>
        <p>{children}</p>
      </div>
      {action}
    </header>
  );
}
