import { type ReactNode, useEffect, useRef } from 'react';
import { TextButton } from '../../ui/button.tsx';
import { Secret } from '../../ui/code-block.tsx';

type Props = { value: string; copyLabel: string; onDone: () => void; children: ReactNode; below?: ReactNode };
/** Something shown this once. It stays until it is put away, so that a stray click does not lose it. */
export function Made({ value, copyLabel, onDone, children, below }: Props) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is another thing to show
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
  }, [value]);
  return (
    <section className="made" ref={box} tabIndex={-1} aria-label="Shown this once">
      <p>{children}</p>
      <Secret value={value} label={copyLabel} />
      {below}
      <TextButton quiet className="small" onClick={onDone}>
        I have copied it
      </TextButton>
    </section>
  );
}
