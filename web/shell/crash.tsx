import type { ErrorComponentProps } from '@tanstack/react-router';
import { explain } from '../data/api.ts';
import { Button } from '../ui/button.tsx';
import { State } from '../ui/states.tsx';

/** Shown in place of a page that failed; the rest of the application stays usable. */
export function Crash({ error, reset }: ErrorComponentProps) {
  return (
    <State
      title="This page stopped"
      actions={
        <>
          <Button look="primary" onClick={() => location.reload()}>
            Reload
          </Button>
          <Button onClick={reset}>Try again</Button>
        </>
      }
    >
      <p role="alert">{explain(error)}</p>
    </State>
  );
}
