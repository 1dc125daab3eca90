import { AppError, type Problem } from '#shared/errors.ts';
import { whyNotTemplate } from '#shared/trackers/describe-issue.ts';
import type { TrackerKind } from '#shared/trackers/issue.ts';

type Templates = { titleTemplate?: string | undefined; bodyTemplate?: string | undefined };

export function refuseTemplates({ titleTemplate, bodyTemplate }: Templates): void {
  const problems: Problem[] = [];
  for (const [path, template] of Object.entries({ titleTemplate, bodyTemplate })) {
    const why = template === undefined ? undefined : whyNotTemplate(template);
    if (why) problems.push({ path, why });
  }
  if (problems.length > 0) throw new AppError('bad-input', 'The template cannot be used as it is.', problems);
}

/** Jira Cloud takes a token together with the address of whose it is. */
export function refuseAccount(kind: TrackerKind, account: string | null | undefined): void {
  if (kind === 'jira-cloud' && !account?.includes('@'))
    throw new AppError('bad-input', 'Jira Cloud needs the e-mail address of the account whose token this is.', [
      { path: 'account', why: 'must be an e-mail address' },
    ]);
}
