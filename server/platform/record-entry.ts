/** One thing that was done and may be asked about later. `before` and `after` hold what changed and nothing else; never a secret. */
export type RecordEntry = {
  /** `noun.what-happened`, in the past tense: 'post-mortem.published'. */
  action: string;
  subject: { kind: string; id: string | null; name: string };
  /** Whoever may read this one may read the entry. With neither, admins may. */
  postMortemId?: string | null;
  incidentId?: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  note?: string | null;
};

/** The fields that differ, before and after. */
export function whatChanged<T extends object>(before: T, after: T): Pick<RecordEntry, 'before' | 'after'> {
  const differs = (key: string) => JSON.stringify(before[key as keyof T]) !== JSON.stringify(after[key as keyof T]);
  const only = (one: T) => Object.fromEntries(Object.entries(one).filter(([key]) => differs(key)));
  return { before: only(before), after: only(after) };
}
