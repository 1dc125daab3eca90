import { useEffect, useRef } from 'react';
import { openedOverlay } from './overlay.ts';

type Bindings = Record<string, (event: KeyboardEvent) => void>;

const FIELDS = 'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select';
const SEQUENCE_MS = 900;

let before = { key: '', at: 0 };
let pair = '';
// Every key is seen once, before any screen, so that `g h` works however many screens listen.
addEventListener(
  'keydown',
  (event) => {
    pair = Date.now() - before.at < SEQUENCE_MS && before.key === 'g' ? `g ${event.key.toLowerCase()}` : '';
    before = { key: isTyping(event) ? '' : event.key.toLowerCase(), at: Date.now() };
  },
  true,
);

function isTyping(event: KeyboardEvent): boolean {
  const at = event.target as Element | null;
  if (at?.closest?.(FIELDS)) return true;
  // A heading or a block within an editor is no text, though text is all around it.
  return at?.closest?.('[contenteditable]')?.getAttribute('contenteditable') === 'true';
}

/**
 * Keys of a screen while it is shown: `j`, `?`, `Shift+K`, `mod+k`, or two in a row as `g h`. Silent while somebody
 * types and while a dialog or menu is open, but for the ones with `mod`.
 */
export function useKeys(bindings: Bindings, enabled = true) {
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const mod = event.metaKey || event.ctrlKey;
      const busy =
        isTyping(event) || openedOverlay() !== null || document.querySelector('dialog[open], .menu[data-open]');
      if (busy && !mod) return;
      const run = pair ? current.current[pair] : current.current[nameOf(event, mod)];
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled]);
}

function nameOf(event: KeyboardEvent, mod: boolean): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const hasShift = event.shiftKey && (/^[a-z]$/.test(key) || key.length > 1);
  return (mod ? 'mod+' : '') + (hasShift ? `Shift+${key.length === 1 ? key.toUpperCase() : key}` : key);
}

const isMac = /mac|iphone|ipad/i.test(navigator.platform);
/** The name of the command key on this machine, as written before a letter. */
export const modKey = isMac ? '⌘' : 'Ctrl ';
