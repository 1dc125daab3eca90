import type { Role } from '#shared/rules/access.ts';

export const ROLE_WORDS: Record<Role, string> = { viewer: 'Viewer', editor: 'Editor', admin: 'Admin' };
export const ROLE_MEANS: Record<Role, string> = {
  viewer: 'reads everything that is not private',
  editor: 'writes, decides, adds to timelines',
  admin: 'also members, keys, sources and policy; sees what is private',
};
