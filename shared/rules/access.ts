/**
 * Who may do what. The one place: operations ask here, the interface is served the answers with each object,
 * and the permission matrix is generated from it.
 */
export const ROLES = ['viewer', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export type Actor =
  | { kind: 'nobody' }
  | { kind: 'system' }
  | { kind: 'member'; personId: string; role: Role; name: string }
  | { kind: 'key'; keyId: string; role: Role; name: string };

/** What each action needs at least. */
export const NEEDS = {
  'incident.read': 'viewer',
  'incident.create': 'editor',
  'incident.edit': 'editor',
  'event.add': 'editor',
  'event.edit': 'editor',
  'chat.read': 'editor',
  'decision.override': 'editor',
  'post-mortem.read': 'viewer',
  'post-mortem.create': 'editor',
  'post-mortem.edit': 'editor',
  'post-mortem.move': 'editor',
  'publication.manage': 'editor',
  'publication.open': 'admin',
  'destination.manage': 'admin',
  'comment.add': 'editor',
  'coach.use': 'viewer',
  'coach.answer': 'editor',
  'coach.manage': 'admin',
  'follow-up.read': 'viewer',
  'follow-up.edit': 'editor',
  'board.read': 'viewer',
  'board.manage': 'editor',
  'import.run': 'editor',
  search: 'viewer',
  'person.read': 'viewer',
  'person.edit': 'editor',
  'service.read': 'viewer',
  'team.manage': 'admin',
  'policy.read': 'viewer',
  'policy.edit': 'admin',
  'template.read': 'viewer',
  'template.manage': 'admin',
  'settings.read': 'viewer',
  'settings.edit': 'admin',
  'member.read': 'admin',
  'member.manage': 'admin',
  'key.manage': 'admin',
  'source.manage': 'admin',
  'tracker.manage': 'admin',
  'delivery.read': 'admin',
  'record.read': 'admin',
} as const satisfies Record<string, Role>;
export type Action = keyof typeof NEEDS;

/** What privacy hangs on: a private incident, and everything derived from one, is for its participants and admins. */
export type Guarded = { private: boolean; participantIds: readonly string[] };

const RANK: Record<Role, number> = { viewer: 0, editor: 1, admin: 2 };

/** May the actor see that this exists at all? Decides between "not found" and "not yours to change". */
export function maySee(actor: Actor, thing: Guarded): boolean {
  if (actor.kind === 'nobody') return false;
  if (actor.kind === 'system' || !thing.private || actor.role === 'admin') return true;
  return actor.kind === 'member' && thing.participantIds.includes(actor.personId);
}

/** May the actor do this, to this thing when there is one? */
export function may(actor: Actor, action: Action, thing?: Guarded): boolean {
  if (actor.kind === 'nobody') return false;
  if (actor.kind === 'system') return true;
  if (RANK[actor.role] < RANK[NEEDS[action]]) return false;
  return thing === undefined || maySee(actor, thing);
}

/** The answers an object carries to the interface, so that no screen repeats a rule. */
export function allowances<A extends Action>(actor: Actor, actions: readonly A[], thing?: Guarded): Record<A, boolean> {
  return Object.fromEntries(actions.map((action) => [action, may(actor, action, thing)])) as Record<A, boolean>;
}

/** Whose rows a query may return: everything, or public rows and those of incidents this person took part in. */
export function sightOf(actor: Actor): { all: true } | { all: false; personId: string | null } {
  if (actor.kind === 'system') return { all: true };
  if (actor.kind === 'nobody') return { all: false, personId: null };
  if (actor.role === 'admin') return { all: true };
  return { all: false, personId: actor.kind === 'member' ? actor.personId : null };
}
