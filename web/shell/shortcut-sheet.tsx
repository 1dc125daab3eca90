import { useWord } from '../data/session.ts';
import { shortcutGroups } from '../editor/input/shortcuts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { modKey } from '../ui/use-keys.ts';
import './shortcut-sheet.css';

type Group = [title: string, keys: [does: string, keys: string][]];

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const word = useWord();
  const groups: Group[] = [
    [
      'Anywhere',
      [
        ['Search and commands', `${modKey.trim()} K`],
        ['New incident', 'N'],
        ['This sheet', '?'],
      ],
    ],
    [
      'Go to',
      [
        ['Home', 'G H'],
        ['Inbox', 'G N'],
        ['Incidents', 'G I'],
        [word.Many, 'G P'],
        ['Follow-ups', 'G F'],
        ['Settings', 'G S'],
      ],
    ],
    [
      'In lists and timelines',
      [
        ['Next, previous row', 'J K'],
        ['Open', '↵'],
        ['Read or not read, in the inbox', 'E'],
        ['Filter', 'F'],
        ['Key or unkey an event', '⇧ K'],
        ['Edit an event', 'E'],
        ['Remove an event', '⌫'],
        ['Add an event', 'A'],
      ],
    ],
    [
      'On the board of follow-ups',
      [
        ['Choose a row', 'X'],
        ['Open it', 'O'],
        ['Done, or open again', 'D'],
        ['A later date', 'P'],
        ['Give it to somebody', 'A'],
        ['Edit', 'E'],
        ['A new one', 'C'],
        ['Filter', '/'],
      ],
    ],
    [
      `In ${word.aOne}`,
      [
        ['Write in the section', 'E'],
        ['Leave the text', 'Esc'],
        ['Evidence rail', 'R'],
        ['Previous, next card of the rail', '[ ]'],
        ['Next, previous section', 'J K'],
      ],
    ],
    [
      'In a debrief',
      [
        ['Event or question before, after', '← →'],
        ['Step before, after', '⇧ ← →'],
        ['Write a note', 'W'],
        ['Park an idea', 'P'],
        ['Full screen', 'F'],
      ],
    ],
    [
      'On the phase strip',
      [
        ['Step through marks and events', '← →'],
        ['Zoom', '+ −'],
        ['Whole incident', '0'],
      ],
    ],
    ...shortcutGroups(modKey === '⌘').map(
      ({ title, rows }): Group => [
        `Writing: ${title.toLowerCase()}`,
        rows.map(({ does, signs }) => [does, signs.join(' ')]),
      ],
    ),
  ];
  return (
    <Dialog open onClose={onClose} title="Keyboard" width={620}>
      <div className="shortcuts">
        {groups.map(([title, keys]) => (
          <div key={title}>
            <h3>{title}</h3>
            {keys.map(([does, names]) => (
              <p key={does}>
                {does}
                <span>
                  {names.split(' ').map((name) => (
                    <Kbd key={name}>{name}</Kbd>
                  ))}
                </span>
              </p>
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
