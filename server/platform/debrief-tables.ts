import type { ColumnType, Generated } from 'kysely';
import type { DebriefState, IdeaState } from '#shared/rules/debrief.ts';
import type { Meeting } from '#shared/rules/debrief-meeting.ts';

/** Meetings about post-mortems, what is said in them, and the boards that take them one after the other. */
export type DebriefTables = {
  debriefs: {
    id: string;
    post_mortem_id: string;
    starts_at: Date;
    minutes: number;
    time_zone: string;
    place: string;
    url: string | null;
    facilitator_id: string | null;
    state: Generated<DebriefState>;
    sequence: Generated<number>;
    because: string | null;
    scheduled_by: string;
    scheduled_at: Date;
    held_at: Date | null;
    meeting: ColumnType<Meeting | null, string | null, string | null>;
  };
  debrief_invited: { debrief_id: string; person_id: string };
  debrief_attendance: { debrief_id: string; person_id: string; present: boolean; by_hand: boolean; at: Date };
  parked_ideas: {
    id: string;
    post_mortem_id: string;
    debrief_id: string;
    text: string;
    by: string;
    at: Date;
    state: Generated<IdeaState>;
    because: string | null;
    settled_by: string | null;
    settled_at: Date | null;
  };
  review_boards: {
    id: string;
    name: string;
    weekdays: number[];
    every_weeks: number;
    from_on: ColumnType<string, string, string>;
    at_time: string;
    time_zone: string;
    minutes: number;
    team_id: string | null;
    place: string;
    url: string | null;
    sequence: Generated<number>;
    created_by: string;
    created_at: Date;
    closed_at: Date | null;
  };
  board_people: { board_id: string; person_id: string };
  board_skips: { board_id: string; on_date: string; because: string; by: string };
  board_queue: {
    id: string;
    board_id: string;
    post_mortem_id: string;
    position: number;
    minutes: number;
    added_by: string;
    added_at: Date;
    held_at: Date | null;
  };
  invitation_mail: {
    id: string;
    debrief_id: string;
    person_id: string;
    method: 'REQUEST' | 'CANCEL';
    sequence: number;
    mail_at: Date | null;
    tries: Generated<number>;
    fault: string | null;
    mailed_at: Date | null;
  };
};
