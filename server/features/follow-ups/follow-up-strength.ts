import type { z } from 'zod';
import type { OwnStrength } from '#server/platform/follow-up-tables.ts';
import type { Strength } from '#shared/coach/finding.ts';
import { readFollowUp } from '#shared/coach/follow-up-strength.ts';
import type { followUp } from '#shared/contracts/post-mortems.ts';

type Judged = { title: string; why: string; strength: OwnStrength | null; language: string };
type Told = Pick<z.input<typeof followUp>, 'strength' | 'wording' | 'proposedKind'>;

/** What a follow-up's words tell of it; the strength is a person's where one said so. */
export function strengthOf({ title, why, strength: own, language }: Judged): Told {
  const reading = readFollowUp(title, { why, language });
  return {
    strength: {
      level: own?.level ?? reading.strength,
      why: own?.why ?? reading.why,
      stronger: own?.level === 'strong' ? null : reading.stronger,
      by: own ? 'person' : 'words',
    },
    wording: { ...reading.wording, notes: reading.notes },
    proposedKind: reading.kind,
  };
}

/** As `strengthOf` tells it. Most is told by words alone, so no query can ask for it. */
export const isOfStrength = (row: Judged, wanted: readonly Strength[]): boolean => {
  const level = row.strength?.level ?? readFollowUp(row.title, row).strength;
  return level !== null && wanted.includes(level);
};
