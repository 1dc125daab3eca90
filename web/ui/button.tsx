import { Check, Copy } from 'lucide-react';
import { type ComponentProps, useEffect, useState } from 'react';
import './button.css';

type ButtonProps = ComponentProps<'button'> & {
  look?: 'default' | 'primary' | 'plain' | 'danger';
  small?: boolean;
  /** An icon alone: `aria-label` says what it does. */
  icon?: boolean;
  busy?: boolean;
};

export function Button({ look = 'default', small, icon, busy, className, disabled, ...rest }: ButtonProps) {
  const looks = `btn btn-${look} ${small ? 'btn-small' : ''} ${icon ? 'btn-icon' : ''} ${className ?? ''}`;
  return <button type="button" className={looks} disabled={disabled || busy} aria-busy={busy || undefined} {...rest} />;
}

/** A command that reads as part of a sentence. */
export function TextButton({ quiet, className, ...rest }: ComponentProps<'button'> & { quiet?: boolean }) {
  return <button type="button" className={`text-btn ${quiet ? 'is-quiet' : ''} ${className ?? ''}`} {...rest} />;
}

export function CopyButton({ text, label = 'Copy', small = true }: { text: string; label?: string; small?: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      small={small}
      onClick={() => {
        copyText(text).then(() => setCopied(true));
      }}
    >
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      <span aria-live="polite">{copied ? 'Copied' : label}</span>
    </Button>
  );
}

/** The clipboard API exists only on https and localhost; a plain-http installation gets the old way. */
async function copyText(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
