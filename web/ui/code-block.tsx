import { CopyButton } from './button.tsx';
import './code-block.css';

/** Something to copy into a terminal. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="code-block">
      <section
        className="code-block-text"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll sideways, which needs the keyboard too
        tabIndex={0}
      >
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <span className="code-block-copy">
        <CopyButton text={code} />
      </span>
    </div>
  );
}
/** One line to copy: a link, a key. */
export function Secret({ value, label = 'Copy' }: { value: string; label?: string }) {
  return (
    <div className="secret">
      <code>{value}</code>
      <CopyButton text={value} label={label} />
    </div>
  );
}
