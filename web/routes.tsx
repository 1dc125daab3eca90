import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { AUDIENCES, type Audience } from '#shared/redaction/plan.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '#shared/rules/notification-kinds.ts';
import { queryClient } from './data/query-client.ts';
import { sessionQuery } from './data/session.ts';
import { readBoardSearch } from './screens/follow-ups/board-search.ts';
import { Crash } from './shell/crash.tsx';
import { NoSuchPage } from './shell/no-such-page.tsx';
import { Shell } from './shell/shell.tsx';
import { parseAddress, writeAddress } from './ui/address.ts';

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
const texts = (value: unknown) => {
  const list = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && !!one,
  );
  return list.length > 0 ? list : undefined;
};

const count = (value: unknown) => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

/** What the address of a page may carry after the question mark. */
type Search = Record<string, unknown>;
type IncidentsSearch = { q?: string; status?: string[]; severity?: string[]; service?: string[]; outcome?: string[] };
type IncidentSearch = { event?: string; show?: 'key' | 'all'; kind?: string[]; q?: string };
type PublicationsSearch = { for?: Audience; version?: string };
type LibrarySearch = { q?: string; status?: string[]; owner?: 'me' };

type ValueSearch = { from?: string; to?: string; service?: string; team?: string };

const root = createRootRoute({ component: Outlet, notFoundComponent: NoSuchPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search): { next?: string } => ({ next: text(search.next) }),
  component: lazyRouteComponent(() => import('./screens/sign-in/sign-in.tsx')),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up/$token',
  component: lazyRouteComponent(() => import('./screens/sign-up/sign-up.tsx')),
});
const accountByLink = createRoute({
  getParentRoute: () => root,
  path: '/account/$token',
  component: lazyRouteComponent(() => import('./screens/account/by-link.tsx')),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session.me)
      throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
  },
  component: Shell,
});
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/home/home.tsx')),
});
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  validateSearch: (search: Search): { unread?: true; kind?: NotificationKind[] } => ({
    unread: search.unread === true || search.unread === 'true' ? true : undefined,
    kind: texts(search.kind)?.filter((one): one is NotificationKind =>
      (NOTIFICATION_KINDS as readonly string[]).includes(one),
    ),
  }),
  component: lazyRouteComponent(() => import('./screens/inbox/inbox.tsx')),
});
const digest = createRoute({
  getParentRoute: () => inside,
  path: '/digests/$team',
  component: lazyRouteComponent(() => import('./screens/inbox/digest.tsx')),
});
const incidents = createRoute({
  getParentRoute: () => inside,
  path: '/incidents',
  validateSearch: (search: Search): IncidentsSearch => ({
    q: text(search.q),
    status: texts(search.status),
    severity: texts(search.severity),
    service: texts(search.service),
    outcome: texts(search.outcome),
  }),
  component: lazyRouteComponent(() => import('./screens/incidents/incidents.tsx')),
});
const incident = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/$ref',
  validateSearch: (search: Search): IncidentSearch => ({
    event: text(search.event),
    show: search.show === 'key' || search.show === 'all' ? search.show : undefined,
    kind: texts(search.kind),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./screens/incident/incident.tsx')),
});
const chat = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/$ref/chat',
  component: lazyRouteComponent(() => import('./screens/chat/chat.tsx')),
});
const library = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems',
  validateSearch: (search: Search): LibrarySearch => ({
    q: text(search.q),
    status: texts(search.status),
    owner: search.owner === 'me' ? ('me' as const) : undefined,
  }),
  component: lazyRouteComponent(() => import('./screens/library/library.tsx')),
});
const postMortem = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref',
  component: lazyRouteComponent(() => import('./screens/post-mortem/post-mortem.tsx')),
});
const history = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref/history',
  validateSearch: (search: Search): { version?: number; against?: number; authors?: true } => ({
    version: count(search.version),
    against: count(search.against),
    authors: search.authors === true || search.authors === 'true' ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('./screens/history/history.tsx')),
});
const facilitatorSheet = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref/facilitator-sheet',
  component: lazyRouteComponent(() => import('./screens/facilitator-sheet/facilitator-sheet.tsx')),
});
const record = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref/record',
  component: lazyRouteComponent(() => import('./screens/record/record.tsx')),
});
const publications = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref/publications',
  validateSearch: (search: Search): PublicationsSearch => ({
    for: AUDIENCES.find((one) => one === search.for),
    version: text(search.version),
  }),
  component: lazyRouteComponent(() => import('./screens/publish/publications.tsx')),
});
const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref/accounts',
  component: lazyRouteComponent(() => import('./screens/accounts/accounts.tsx')),
});
const myAccount = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref/account',
  component: lazyRouteComponent(() => import('./screens/account/my-account.tsx')),
});
const effectCheck = createRoute({
  getParentRoute: () => inside,
  path: '/follow-ups/$ref/effect',
  component: lazyRouteComponent(() => import('./screens/effect-check/effect-check.tsx')),
});
const value = createRoute({
  getParentRoute: () => inside,
  path: '/value',
  validateSearch: (search: Search): ValueSearch => ({
    from: text(search.from),
    to: text(search.to),
    service: text(search.service),
    team: text(search.team),
  }),
  component: lazyRouteComponent(() => import('./screens/value/value.tsx')),
});
const debrief = createRoute({
  getParentRoute: () => inside,
  path: '/post-mortems/$ref/debrief',
  component: lazyRouteComponent(() => import('./screens/debrief/debrief.tsx')),
});
const reviewBoard = createRoute({
  getParentRoute: () => inside,
  path: '/review-board',
  component: lazyRouteComponent(() => import('./screens/review-board/review-board.tsx')),
});
const followUps = createRoute({
  getParentRoute: () => inside,
  path: '/follow-ups',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./screens/follow-ups/follow-ups.tsx')),
});
const followUp = createRoute({
  getParentRoute: () => inside,
  path: '/follow-ups/$ref',
  component: lazyRouteComponent(() => import('./screens/follow-up/follow-up.tsx')),
});
const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: (given: Search): { q?: string; kind?: string } => ({ q: text(given.q), kind: text(given.kind) }),
  component: lazyRouteComponent(() => import('./screens/search/search.tsx')),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings/settings.tsx')),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile' });
  },
});
const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: '/profile',
    component: lazyRouteComponent(() => import('./screens/settings/profile.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/members',
    component: lazyRouteComponent(() => import('./screens/settings/members.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/keys',
    component: lazyRouteComponent(() => import('./screens/settings/keys.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/sources',
    component: lazyRouteComponent(() => import('./screens/settings/sources.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/trackers',
    component: lazyRouteComponent(() => import('./screens/settings/trackers/trackers.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/templates',
    component: lazyRouteComponent(() => import('./screens/settings/templates/templates.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/templates/new',
    validateSearch: (given: Search): { copy?: string; from?: 'file' } => ({
      copy: text(given.copy),
      from: given.from === 'file' ? 'file' : undefined,
    }),
    component: lazyRouteComponent(() => import('./screens/settings/templates/new-template-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/templates/$key',
    validateSearch: (given: Search): { from?: 'file' } => ({ from: given.from === 'file' ? 'file' : undefined }),
    component: lazyRouteComponent(() => import('./screens/settings/templates/template-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/policy',
    component: lazyRouteComponent(() => import('./screens/settings/policy.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/review',
    component: lazyRouteComponent(() => import('./screens/settings/review/review.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/follow-ups',
    component: lazyRouteComponent(() => import('./screens/settings/service-levels.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/coach',
    component: lazyRouteComponent(() => import('./screens/settings/coach/coach.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/destinations',
    component: lazyRouteComponent(() => import('./screens/settings/destinations/destinations.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/installation',
    component: lazyRouteComponent(() => import('./screens/settings/installation.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/delivery',
    component: lazyRouteComponent(() => import('./screens/settings/mail.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/mail',
    beforeLoad: () => {
      throw redirect({ to: '/settings/delivery' });
    },
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/teams',
    component: lazyRouteComponent(() => import('./screens/settings/teams/teams.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/channels',
    component: lazyRouteComponent(() => import('./screens/settings/channels/channels.tsx')),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/record',
    component: lazyRouteComponent(() => import('./screens/settings/record.tsx')),
  }),
] as const;

const routeTree = root.addChildren([
  signIn,
  signUp,
  accountByLink,
  inside.addChildren([
    home,
    inbox,
    digest,
    incidents,
    incident,
    chat,
    library,
    postMortem,
    history,
    facilitatorSheet,
    record,
    publications,
    accounts,
    myAccount,
    debrief,
    reviewBoard,
    followUps,
    effectCheck,
    value,
    followUp,
    search,
    settings.addChildren([settingsIndex, ...settingsPages]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: Crash,
  scrollRestoration: false,
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
