/** What keys do in the text. The keymap and the help sheet both read this table, so that neither can promise alone. */
export type ShortcutName = keyof typeof SHORTCUTS;
type Shortcut = {
  does: string;
  keys: readonly string[];
  group: 'Words' | 'Blocks' | 'Lists and tables' | 'Find and insert' | 'Comments and suggestions' | 'Coach';
};

const shortcuts = <T extends Record<string, Shortcut>>(table: T): Record<keyof T, Shortcut> => table;

/** Keys in the notation of prosemirror-keymap; the first one of each is the one to show. */
export const SHORTCUTS = shortcuts({
  strong: { does: 'Bold', keys: ['Mod-b'], group: 'Words' },
  emphasis: { does: 'Italic', keys: ['Mod-i'], group: 'Words' },
  code: { does: 'Code', keys: ['Mod-e'], group: 'Words' },
  strike: { does: 'Strike through', keys: ['Mod-Shift-x'], group: 'Words' },
  link: { does: 'Link', keys: ['Mod-k'], group: 'Words' },
  hardBreak: { does: 'New line in the same paragraph', keys: ['Shift-Enter'], group: 'Words' },

  heading1: { does: 'Heading 1', keys: ['Mod-Alt-1'], group: 'Blocks' },
  heading2: { does: 'Heading 2', keys: ['Mod-Alt-2'], group: 'Blocks' },
  heading3: { does: 'Heading 3', keys: ['Mod-Alt-3'], group: 'Blocks' },
  heading4: { does: 'Heading 4', keys: ['Mod-Alt-4'], group: 'Blocks' },
  paragraph: { does: 'Plain text', keys: ['Mod-Alt-0'], group: 'Blocks' },
  moveUp: { does: 'Move up', keys: ['Alt-ArrowUp'], group: 'Blocks' },
  moveDown: { does: 'Move down', keys: ['Alt-ArrowDown'], group: 'Blocks' },
  duplicate: { does: 'Duplicate', keys: ['Mod-d'], group: 'Blocks' },
  remove: { does: 'Delete', keys: ['Mod-Shift-Backspace'], group: 'Blocks' },
  blockMenu: { does: 'Everything for this block', keys: ['Mod-.'], group: 'Blocks' },

  numbers: { does: 'Numbered list', keys: ['Mod-Shift-7'], group: 'Lists and tables' },
  bullets: { does: 'Bullets', keys: ['Mod-Shift-8'], group: 'Lists and tables' },
  tasks: { does: 'Tasks', keys: ['Mod-Shift-9'], group: 'Lists and tables' },
  complete: { does: 'Tick a task; leave code, a quote or a table', keys: ['Mod-Enter'], group: 'Lists and tables' },
  further: { does: 'One level in; next cell', keys: ['Tab'], group: 'Lists and tables' },
  back: { does: 'One level out; previous cell', keys: ['Shift-Tab'], group: 'Lists and tables' },

  slash: { does: 'Insert anything', keys: ['/'], group: 'Find and insert' },
  mention: { does: 'Mention a person, service, incident; cite an event', keys: ['@'], group: 'Find and insert' },
  toolbar: { does: 'To the bar of the selection', keys: ['Alt-F10'], group: 'Find and insert' },
  pastePlain: { does: 'Paste as plain text', keys: ['Mod-Shift-v'], group: 'Find and insert' },
  help: { does: 'This sheet, while typing', keys: ['Mod-/'], group: 'Find and insert' },

  comment: { does: 'Comment on what is selected', keys: ['Mod-Alt-m'], group: 'Comments and suggestions' },
  suggest: { does: 'Suggest instead of writing, and back', keys: ['Mod-Alt-s'], group: 'Comments and suggestions' },
  accept: { does: 'Accept the suggestion at the cursor', keys: ['Mod-Alt-Enter'], group: 'Comments and suggestions' },
  reject: {
    does: 'Reject the suggestion at the cursor',
    keys: ['Mod-Alt-Backspace'],
    group: 'Comments and suggestions',
  },

  coachNext: { does: 'Next question or wording', keys: ['F8'], group: 'Coach' },
  coachPrevious: { does: 'The one before', keys: ['Shift-F8'], group: 'Coach' },
  coachOpen: { does: 'Open the one at the cursor', keys: ['Alt-Enter'], group: 'Coach' },
});

const SIGNS: Record<string, [mac: string, other: string]> = {
  Mod: ['⌘', 'Ctrl'],
  Alt: ['⌥', 'Alt'],
  Shift: ['⇧', '⇧'],
  Enter: ['↵', '↵'],
  Backspace: ['⌫', '⌫'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
};

/** "Mod-Shift-x" as the signs on the keys, in order: `['Ctrl', '⇧', 'X']`. */
export function keySigns(keys: string, isMac: boolean): string[] {
  return keys.split(/-(?!$)/).map((key) => SIGNS[key]?.[isMac ? 0 : 1] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** What the help sheet shows: each group with what its keys do. */
export function shortcutGroups(isMac: boolean): { title: string; rows: { does: string; signs: string[] }[] }[] {
  const titles = [...new Set(Object.values(SHORTCUTS).map(({ group }) => group))];
  return titles.map((title) => ({
    title,
    rows: Object.values(SHORTCUTS)
      .filter(({ group }) => group === title)
      .map(({ does, keys }) => ({ does, signs: keySigns(keys[0]!, isMac) })),
  }));
}
