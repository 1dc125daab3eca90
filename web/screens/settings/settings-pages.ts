import type { Action } from '#shared/rules/access.ts';

export type Entry = [to: string, label: string, needs: Action | null];

/** From what is one's own to what concerns the whole installation; within a group, what is looked for most often comes first. */
export const SETTINGS: [group: string, pages: Entry[]][] = [
  ['You', [['/settings/profile', 'Your profile', null]]],
  [
    'How we work',
    [
      ['/settings/policy', 'Decision policy', null],
      ['/settings/templates', 'Templates', 'template.manage'],
      ['/settings/review', 'Review', null],
      ['/settings/follow-ups', 'Follow-ups', null],
      ['/settings/coach', 'Coach', null],
    ],
  ],
  [
    'People',
    [
      ['/settings/members', 'Members', 'member.read'],
      ['/settings/teams', 'Teams', null],
    ],
  ],
  [
    'Connections',
    [
      ['/settings/sources', 'Sources', 'source.manage'],
      ['/settings/trackers', 'Trackers', 'tracker.manage'],
      ['/settings/channels', 'Channels', 'settings.edit'],
      ['/settings/destinations', 'Destinations', 'destination.manage'],
      ['/settings/keys', 'API keys', 'key.manage'],
    ],
  ],
  [
    'Administration',
    [
      ['/settings/installation', 'Installation', null],
      ['/settings/delivery', 'Delivery', 'settings.edit'],
      ['/settings/record', 'Record', 'record.read'],
    ],
  ],
];

export const PAGES: Entry[] = SETTINGS.flatMap(([, pages]) => pages);
