let typed = '';
let isListening = false;

/**
 * Keeps what is typed between asking for the palette and its field being there: on a slow line the two are a moment apart, and
 * nobody waits for a search box before typing into it.
 */
export function startTypeAhead(): void {
  typed = '';
  if (isListening) return;
  isListening = true;
  addEventListener('keydown', listen, true);
}

/** Ends the listening and gives what was typed meanwhile. */
export function takeTypeAhead(): string {
  removeEventListener('keydown', listen, true);
  isListening = false;
  const text = typed;
  typed = '';
  return text;
}

function listen(event: KeyboardEvent): void {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
  if (event.key === 'Escape') takeTypeAhead();
  else if (event.key === 'Backspace') typed = typed.slice(0, -1);
  else if (event.key.length === 1) typed += event.key;
  else return;
  event.preventDefault();
  event.stopPropagation();
}
