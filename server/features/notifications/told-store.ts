import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import { stillHolds } from './nudges-store.ts';

/** Notifications `n` with what they are about: their post-mortem `pm`, follow-up `f`, step `step`, person `about` and `team`. */
export const toldRows = (db: Db) =>
  db
    .selectFrom('notifications as n')
    .leftJoin('post_mortems as pm', 'pm.id', 'n.post_mortem_id')
    .leftJoin('follow_ups as f', 'f.id', 'n.follow_up_id')
    .leftJoin('process_steps as step', (join) =>
      join.onRef('step.post_mortem_id', '=', 'n.post_mortem_id').onRef('step.key', '=', 'n.step_key'),
    )
    .leftJoin('people as about', 'about.id', 'n.about_person_id')
    .leftJoin('teams as team', 'team.id', 'n.team_id')
    .select([
      'n.id',
      'n.kind',
      'n.variant',
      'n.by',
      'n.excerpt',
      'n.anchor',
      'n.at',
      'n.read_at as readAt',
      'pm.id as postMortemId',
      'pm.number',
      'pm.title',
      'f.id as followUpId',
      'f.number as followUpNumber',
      'f.title as followUpTitle',
      'step.title as step',
      'about.name as about',
      'team.id as teamId',
      'team.name as team',
      'n.due_at as dueAt',
      'n.starts_at as startsAt',
      sql<boolean>`${stillHolds}`.as('holds'),
    ]);
export type ToldRow = Awaited<ReturnType<ReturnType<typeof toldRows>['execute']>>[number];
