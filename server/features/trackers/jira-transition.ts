import type { IssueStatus, StatusNames } from '#shared/trackers/issue.ts';
import { isAmong, type Json, listIn, recordIn, textIn } from '#shared/trackers/read-json.ts';

type Step = { id: string; to: string; category: string; resolutions: string[] | null };

/** Of the steps that Jira offers now the one to this status, as it is sent; undefined where none leads there. */
export function chooseTransition(offered: unknown[], status: IssueStatus, names: StatusNames): Json | undefined {
  const steps = offered.map(readStep);
  const toDeclined = (to: string) => isAmong(names['wont-do'], to);
  const byName = steps.find(({ to }) => isAmong(names[status], to));
  if (byName) return send(byName, status, names);
  if (status === 'wont-do') {
    const closing = steps.filter(({ category }) => category === 'done');
    const resolving = closing.find(({ resolutions }) => resolutions?.some((one) => isAmong(names['wont-do'], one)));
    const step = resolving ?? closing[0];
    return step && send(step, status, names);
  }
  const category = { open: 'new', 'in-progress': 'indeterminate', done: 'done' }[status];
  const isTaken = (to: string) =>
    (Object.keys(names) as IssueStatus[]).some((one) => one !== status && isAmong(names[one], to));
  const step = steps.find((one) => one.category === category && !toDeclined(one.to) && !isTaken(one.to));
  return step && send(step, status, names);
}

function readStep(value: unknown): Step {
  const json = recordIn(value);
  const to = recordIn(json.to);
  const resolution = recordIn(recordIn(json.fields).resolution);
  return {
    id: textIn(json.id),
    to: textIn(to.name),
    category: textIn(recordIn(to.statusCategory).key),
    resolutions: resolution.allowedValues
      ? listIn(resolution.allowedValues).map((one) => textIn(recordIn(one).name))
      : null,
  };
}

function send({ id, resolutions }: Step, status: IssueStatus, names: StatusNames): Json {
  const declines = (name: string) => isAmong(names['wont-do'], name);
  const resolution =
    status === 'wont-do'
      ? resolutions?.find(declines)
      : status === 'done'
        ? resolutions?.find((one) => !declines(one))
        : undefined;
  return { transition: { id }, ...(resolution ? { fields: { resolution: { name: resolution } } } : {}) };
}
