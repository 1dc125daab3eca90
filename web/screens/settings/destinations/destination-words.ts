import type { DestinationKind } from '../../../data/destinations.ts';

export const DESTINATION_NAMES: Record<DestinationKind, string> = {
  'confluence-cloud': 'Confluence Cloud',
  'confluence-data-center': 'Confluence Data Center',
  notion: 'Notion',
  'google-docs': 'Google Docs',
  git: 'Git repository',
};

/** One setting as the form asks for it. */
export type Asked = {
  key: string;
  label: string;
  hint?: string;
  placeholder?: string;
  optional?: true;
  choices?: [value: string, label: string][];
};
type Form = { settings: Asked[]; secret: { label: string; hint: string; isLong?: true } };

const confluence: Asked[] = [
  { key: 'space', label: 'Space', placeholder: 'OPS', hint: 'Its key, as it stands in the address of its pages.' },
  {
    key: 'parentId',
    label: 'Under the page',
    placeholder: '123456',
    optional: true,
    hint: 'The number in its address.',
  },
  {
    key: 'labels',
    label: 'Labels',
    placeholder: 'post-mortem',
    optional: true,
    hint: 'One word each, with commas between.',
  },
];

export const DESTINATION_FORMS: Record<DestinationKind, Form> = {
  'confluence-cloud': {
    settings: [
      { key: 'site', label: 'Address', placeholder: 'https://acme.atlassian.net' },
      {
        key: 'email',
        label: 'E-mail',
        placeholder: 'debrief@acme.com',
        hint: 'Of the account that the token belongs to.',
      },
      ...confluence,
    ],
    secret: { label: 'API token', hint: 'Made by that account at id.atlassian.com, under Security.' },
  },
  'confluence-data-center': {
    settings: [{ key: 'site', label: 'Address', placeholder: 'https://wiki.acme.com' }, ...confluence],
    secret: { label: 'Personal access token', hint: 'Made by an account that may add pages to the space.' },
  },
  notion: {
    settings: [
      {
        key: 'under',
        label: 'Pages go',
        choices: [
          ['database', 'into a database'],
          ['page', 'under a page'],
        ],
      },
      {
        key: 'placeId',
        label: 'Its link',
        placeholder: 'https://www.notion.so/…',
        hint: 'The integration has to be added there, under Connections.',
      },
    ],
    secret: {
      label: 'Integration token',
      hint: 'Of an internal integration that may read, insert and update content.',
    },
  },
  'google-docs': {
    settings: [
      {
        key: 'folderId',
        label: 'Link of the folder',
        placeholder: 'https://drive.google.com/drive/folders/…',
        hint: 'In a shared drive. It has to be shared with the account of the key.',
      },
    ],
    secret: { label: 'Key', hint: 'The whole JSON file, of a service account or of an authorized user.', isLong: true },
  },
  git: {
    settings: [
      { key: 'address', label: 'Address', placeholder: 'https://github.com/acme/docs.git', hint: 'Over https.' },
      { key: 'branch', label: 'Branch', placeholder: 'main', optional: true },
      { key: 'folder', label: 'Folder', placeholder: 'post-mortems', optional: true },
      {
        key: 'userName',
        label: 'User name',
        placeholder: 'x-access-token',
        optional: true,
        hint: 'Some servers want one beside the token.',
      },
    ],
    secret: { label: 'Token', hint: 'One that may write contents of this repository, and nothing else.' },
  },
};

/** What the fields hold, as the operation takes it: an empty one is left to its default. */
export function settingsFrom(kind: DestinationKind, fields: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    DESTINATION_FORMS[kind].settings.flatMap(({ key, choices }): [string, unknown][] => {
      const text = (fields[key] ?? choices?.[0]?.[0] ?? '').trim();
      if (key === 'labels') return [[key, text.split(/[,\s]+/).filter(Boolean)]];
      return text === '' ? [] : [[key, text]];
    }),
  );
}

/** The fields of a form, from what is stored. */
export function fieldsFrom(kind: DestinationKind, settings: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    DESTINATION_FORMS[kind].settings.map(({ key }) => {
      const value = settings[key];
      return [key, Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''];
    }),
  );
}

/** Where it goes, in a few words. */
export function placeWords(kind: DestinationKind, settings: Record<string, unknown>): string {
  const host = (value: unknown) => (typeof value === 'string' && URL.canParse(value) ? new URL(value).host : '');
  if (kind === 'notion' || kind === 'google-docs') return '';
  if (kind === 'git') return `${host(settings.address)}, ${settings.folder || '/'} on ${settings.branch}`;
  return `${host(settings.site)}, space ${settings.space}`;
}
