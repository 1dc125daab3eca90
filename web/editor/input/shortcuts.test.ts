import { expect, it } from 'vitest';
import { keyBindings } from './keymap.ts';
import { keySigns, SHORTCUTS, shortcutGroups } from './shortcuts.ts';

const nothing = () => false;
const bound = keyBindings({ link: nothing, blockMenu: nothing, toolbar: nothing, help: nothing });

it('every key of the sheet does something, and none is promised twice', () => {
  // Typed signs, what the browser does, and what comments, suggestions and the coach beside the text bind.
  const elsewhere = [
    'slash',
    'mention',
    'pastePlain',
    'comment',
    'suggest',
    'accept',
    'reject',
    'coachNext',
    'coachPrevious',
    'coachOpen',
  ];
  const keys = Object.entries(SHORTCUTS)
    .filter(([name]) => !elsewhere.includes(name))
    .flatMap(([, shortcut]) => shortcut.keys);
  expect(keys.filter((key) => !bound[key])).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
});
it('is shown as the signs on the keys', () => {
  expect(keySigns('Mod-Shift-x', true)).toEqual(['⌘', '⇧', 'X']);
  expect(keySigns('Mod-Alt-1', false)).toEqual(['Ctrl', 'Alt', '1']);
  expect(keySigns('/', false)).toEqual(['/']);
  expect(shortcutGroups(false).flatMap(({ rows }) => rows)).toHaveLength(Object.keys(SHORTCUTS).length);
});
