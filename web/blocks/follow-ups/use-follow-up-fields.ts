import { useState } from 'react';
import type { FollowUpKind } from '#shared/rules/factor-words.ts';
import { isPostponement, type Priority } from '#shared/rules/follow-up-work.ts';
import type { FollowUp } from '../../data/follow-ups.ts';

type Values = {
  title: string;
  why: string;
  owner: { id: string; name: string } | null;
  teamId: string;
  dueOn: string;
  because: string;
  priority: Priority | '';
  kind: FollowUpKind | '';
  change: string;
  measure: string;
  lookOn: string;
  lookAfterWeeks: string;
  url: string;
  /** One address a line. */
  links: string;
};
export type FollowUpValues = ReturnType<typeof useFollowUpFields>;

/** What a form about one follow-up holds, new or as it stands. */
export function useFollowUpFields(followUp: FollowUp | null, title = '') {
  const [values, setValues] = useState<Values>(() => valuesOf(followUp, title));
  const set = (change: Partial<Values>) => setValues((old) => ({ ...old, ...change }));
  const isLater = followUp !== null && isPostponement(followUp.dueOn, values.dueOn || null);
  return { values, set, isLater, input: () => inputOf(values, followUp, isLater) };
}

function valuesOf(followUp: FollowUp | null, title: string): Values {
  const effect = followUp?.effect;
  return {
    title: followUp?.title ?? title,
    why: followUp?.why ?? '',
    owner: followUp?.owner ?? null,
    teamId: followUp?.team?.id ?? '',
    dueOn: followUp?.dueOn ?? '',
    because: '',
    priority: followUp?.priority ?? '',
    kind: followUp?.kind ?? '',
    change: effect?.change ?? '',
    measure: effect?.measure ?? '',
    lookOn: effect?.lookOn ?? '',
    lookAfterWeeks: effect?.lookAfterWeeks?.toString() ?? '',
    url: followUp?.url ?? '',
    links: followUp?.links.map((link) => [link.url, link.title].filter(Boolean).join(' ')).join('\n') ?? '',
  };
}

/** As the server takes it. For a new one what was left empty is left to the server, which may propose a team and a date. */
function inputOf(values: Values, followUp: FollowUp | null, isLater: boolean) {
  const none = followUp ? null : undefined;
  return {
    title: values.title,
    why: values.why,
    ownerId: values.owner?.id ?? null,
    teamId: values.teamId || none,
    dueOn: values.dueOn || none,
    because: isLater ? values.because : undefined,
    priority: values.priority || null,
    kind: values.kind || null,
    effect: values.change.trim()
      ? {
          change: values.change,
          measure: values.measure,
          lookOn: values.lookOn || null,
          lookAfterWeeks: values.lookOn ? null : Number(values.lookAfterWeeks) || null,
        }
      : null,
    url: values.url || null,
    links: linksIn(values.links),
  };
}

/** "https://wiki.example/x Plan of the lines": an address, and what it is called. */
export function linksIn(text: string): { url: string; title: string }[] {
  return text.split('\n').flatMap((line) => {
    const [url, ...title] = line.trim().split(/\s+/);
    return url ? [{ url, title: title.join(' ') }] : [];
  });
}
