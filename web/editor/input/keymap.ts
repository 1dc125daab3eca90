import { chainCommands, lift, setBlockType } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { deleteBlocks, duplicateBlocks, stepBlocks, toggleHeading } from './commands/blocks.ts';
import { indentCode, leaveCodeByEnter, leaveCodeDown, openFence } from './commands/code-block.ts';
import { becomePlain, complete, leaveQuote } from './commands/leave.ts';
import { leaveItem, liftItem, sinkItem, splitItem, toggleList } from './commands/lists.ts';
import { breakLine, toggle } from './commands/words.ts';
import { marks, nodes } from './kinds.ts';
import { SHORTCUTS, type ShortcutName } from './shortcuts.ts';
import { cellBelow, nextCell, previousCell } from './tables/commands.ts';
import { linkBefore } from './typing/mark-rules.ts';

/** What a page around the text opens for a key. */
export type Opens = Partial<Record<'link' | 'blockMenu' | 'toolbar' | 'help', Command>>;

const COMMANDS: Partial<Record<ShortcutName, Command>> = {
  strong: toggle(marks.strong),
  emphasis: toggle(marks.emphasis),
  code: toggle(marks.code),
  strike: toggle(marks.strike),
  hardBreak: breakLine,
  heading1: toggleHeading(1),
  heading2: toggleHeading(2),
  heading3: toggleHeading(3),
  heading4: toggleHeading(4),
  paragraph: setBlockType(nodes.paragraph),
  moveUp: stepBlocks(-1),
  moveDown: stepBlocks(1),
  duplicate: duplicateBlocks,
  remove: deleteBlocks,
  numbers: toggleList('numbers'),
  bullets: toggleList('bullets'),
  tasks: toggleList('tasks'),
  complete,
  further: chainCommands(nextCell, indentCode(1), sinkItem),
  back: chainCommands(previousCell, indentCode(-1), liftItem),
};

/** Keys that do nothing but what any writer expects of them; the sheet need not name them. */
const QUIET: Record<string, Command> = {
  Enter: chainCommands(cellBelow, openFence, leaveCodeByEnter, splitItem, leaveQuote),
  Backspace: chainCommands(undoInputRule, leaveItem, becomePlain, liftFirst),
  ArrowDown: leaveCodeDown,
};

/** Backspace at the beginning of what a quote or callout begins with: out of it. */
function liftFirst(...[state, dispatch]: Parameters<Command>): boolean {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.depth < 2 || $from.index(-1) > 0) return false;
  const around = $from.node(-1).type;
  return (around === nodes.blockquote || around === nodes.callout) && lift(state, dispatch);
}

/** The keys of the text as commands, from the table of shortcuts. */
export function keyBindings(opens: Opens): Record<string, Command> {
  const commands: Partial<Record<ShortcutName, Command>> = { ...COMMANDS, ...opens };
  const bindings: Record<string, Command> = { ...QUIET };
  for (const name of Object.keys(SHORTCUTS) as ShortcutName[])
    for (const key of commands[name] ? SHORTCUTS[name].keys : []) bindings[key] = commands[name]!;
  return bindings;
}

/** The first only adds a link on the way: the key goes on to the second with what then stands. */
export const inputKeymaps = (opens: Opens): Plugin[] => [keymap({ Enter: linkBefore }), keymap(keyBindings(opens))];
