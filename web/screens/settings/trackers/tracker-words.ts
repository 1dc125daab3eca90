import { TRACKER_NAMES, type TrackerKind } from '#shared/trackers/issue.ts';

export const KIND_NAMES = TRACKER_NAMES;

export const PROJECT_WORDS: Record<TrackerKind, { label: string; example: string }> = {
  github: { label: 'Repository', example: 'acme/shop' },
  gitlab: { label: 'Project', example: 'group/project' },
  'jira-cloud': { label: 'Project key', example: 'OPS' },
  'jira-dc': { label: 'Project key', example: 'OPS' },
  linear: { label: 'Team key', example: 'ENG' },
};

export const ADDRESS_EXAMPLES: Record<TrackerKind, string> = {
  github: 'https://github.com',
  gitlab: 'https://gitlab.com',
  'jira-cloud': 'https://acme.atlassian.net',
  'jira-dc': 'https://jira.example.com',
  linear: 'https://linear.app',
};

/** Where to get a token, and what it must be allowed: no more than that. */
export const TOKEN_STEPS: Record<TrackerKind, string> = {
  github:
    'Settings → Developer settings → Fine-grained tokens → Generate new token. Choose only this repository; under Permissions give Issues: read and write. Metadata: read comes with it.',
  gitlab:
    'Project → Settings → Access tokens → Add new token. Role Reporter (Planner where there is one), scope api: GitLab has no smaller one that writes issues.',
  'jira-cloud':
    'id.atlassian.com → Security → API tokens → Create API token, signed in as an account that may browse, create, edit, assign and transition issues of the project. Enter the e-mail address of that account as well.',
  'jira-dc':
    'Profile → Personal Access Tokens → Create token, signed in as an account that may browse, create, edit, assign and transition issues of the project.',
  linear: 'Settings → Security & access → Personal API keys → New key. Give it Read and Write, and only this team.',
};

/** Where the webhook is entered, and for what. */
export const WEBHOOK_STEPS: Record<TrackerKind, string> = {
  github:
    'Repository → Settings → Webhooks → Add webhook. Content type application/json; “Let me select individual events”: Issues only.',
  gitlab:
    'Project → Settings → Webhooks → Add new webhook. The secret goes into “Secret token”; trigger: Issues events (and Confidential issues events).',
  'jira-cloud':
    'Settings → System → WebHooks → Create. Enter the secret; events: Issue created, updated, deleted; JQL: project = your key.',
  'jira-dc':
    'Administration → System → WebHooks → Create. Enter the secret; events: Issue created, updated, deleted; JQL: project = your key.',
  linear:
    'Settings → API → Webhooks → New webhook, for this team, with Issues. Linear makes the secret itself: copy it from there and enter it here with “Edit…”.',
};

/** What names somebody to the tracker. */
export const ACCOUNT_WORDS: Record<TrackerKind, string> = {
  github: 'Enter their login, such as octocat.',
  gitlab: 'Enter the number of their user: it stands on their profile there, under ⋮ as “Copy user ID”.',
  'jira-cloud': 'Enter their account id: it is the end of the address of their profile in Jira.',
  'jira-dc': 'Enter their user name in Jira.',
  linear: 'Enter the id of their user: press Ctrl or ⌘ K on their page in Linear and choose “Copy model UUID”.',
};
