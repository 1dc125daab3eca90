import type { IntakeEvent, Reading } from './command.ts';
import { asInstant, asLine, asPayload, asUrl, type Payload, pick } from './payload.ts';

const SOURCE = 'github';

/** Places where a change reaches no customer. */
const APART =
  /^(?:github-pages|.*\b(?:dev|development|test|testing|qa|staging|stage|preview|review|sandbox|ci|pr-?\d+)\b.*)$/i;
/** A run that brings something out, as against one that only checks. */
const BRINGS_OUT = /deploy|release|roll-?(?:out|back)|publish|ship|promote|migrat/i;
const ENDED = new Set(['success', 'failure', 'error', 'failed', 'timed_out', 'cancelled']);

/**
 * GitHub's webhooks (docs.github.com/webhooks): deployments, runs of workflows that bring something out, and releases. They open no
 * incident: each is told in the timeline of the open incidents of its service, which is the repository by name, or what the
 * deployment's payload names. Checks, other branches, previews and half-way states are left out.
 */
export function readGithub(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  const repository = asPayload(payload?.repository);
  if (!payload || (!repository && !asPayload(payload.organization) && payload.zen === undefined)) {
    return { ok: false, why: 'Expected a webhook of GitHub with "repository", sent as application/json.' };
  }
  if (payload.zen !== undefined) return { ok: true, commands: [], notes: ['GitHub tested the connection.'] };
  const told = repository && tell(payload, repository);
  if (!told || typeof told === 'string') {
    return {
      ok: true,
      commands: [],
      notes: [told || 'Deployments, runs of workflows and releases are taken; this is none.'],
    };
  }
  const { services, at, ...rest } = told;
  const event: IntakeEvent = {
    ...rest,
    externalId: `${SOURCE}:${rest.externalId}`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: 'deploy',
    source: SOURCE,
  };
  return { ok: true, commands: [], changes: [{ services, event }], notes: [] };
}

type Told = Pick<IntakeEvent, 'externalId' | 'text' | 'actor' | 'isByTool' | 'url'> & {
  services: string[];
  at?: string;
};

/** What happened; a sentence when it is left out on purpose; undefined when it is something else. */
function tell(payload: Payload, repository: Payload): Told | string | undefined {
  const deployment = asPayload(payload.deployment);
  const status = asPayload(payload.deployment_status);
  if (deployment) return tellDeployment(deployment, status, repository);
  const run = asPayload(payload.workflow_run);
  if (run) return tellRun(run, asPayload(payload.workflow) ?? {}, repository, payload.action);
  const release = asPayload(payload.release);
  if (release) return tellRelease(release, repository, payload.action);
  return undefined;
}

function tellDeployment(deployment: Payload, status: Payload | undefined, repository: Payload): Told | string {
  const environment = asLine(pick(deployment, 'environment', 'original_environment'), 80) ?? 'an unnamed environment';
  if (
    deployment.transient_environment === true ||
    (APART.test(environment) && deployment.production_environment !== true)
  )
    return `A deployment to ${environment} reaches no customer and is left out.`;
  const state = status && asLine(status.state, 40);
  if (status && !ENDED.has(state ?? '')) return `A deployment that is ${state ?? 'under way'} is not told; its end is.`;
  const what = `${nameOf(repository)} ${versionOf(deployment)}`;
  const words = status
    ? `Deployment of ${what} to ${environment} ended: ${state === 'success' ? 'success' : (state ?? '').replaceAll('_', ' ')}`
    : `Deployment of ${what} to ${environment} began`;
  const payload = asPayload(deployment.payload) ?? {};
  const named = asLine(pick(payload, 'service', 'app'));
  return {
    externalId: `deployment:${asLine(deployment.id) ?? ''}${status ? `:${state}` : ''}`,
    text: words,
    ...actorOf(status?.creator ?? deployment.creator),
    url: asUrl(pick(status ?? {}, 'target_url', 'log_url', 'environment_url')) ?? asUrl(repository.html_url),
    at: asInstant(pick(status ?? deployment, 'created_at')),
    services: named ? [named] : [nameOf(repository)],
  };
}

function tellRun(run: Payload, workflow: Payload, repository: Payload, action: unknown): Told | string {
  const name = asLine(pick(run, 'name') ?? workflow.name) ?? 'workflow';
  const path = asLine(pick(run, 'path') ?? workflow.path) ?? '';
  if (action !== 'completed') return 'A run that is under way is not told; its end is.';
  if (!BRINGS_OUT.test(`${name} ${path.split('/').at(-1)}`))
    return `The workflow ${name} brings nothing out by its name.`;
  if (asLine(run.event)?.startsWith('pull_request')) return 'A run for a pull request is left out.';
  const conclusion = asLine(run.conclusion, 40) ?? 'unknown';
  if (!ENDED.has(conclusion)) return `A run that ended as ${conclusion} brought nothing out.`;
  return {
    externalId: `run:${asLine(run.id) ?? ''}:${asLine(run.run_attempt) ?? 1}`,
    text: `Workflow ${name} of ${nameOf(repository)} ended: ${conclusion.replaceAll('_', ' ')} (${versionOf({ ref: run.head_branch, sha: run.head_sha })})`,
    ...actorOf(run.triggering_actor ?? run.actor),
    url: asUrl(run.html_url),
    at: asInstant(run.updated_at),
    services: [nameOf(repository)],
  };
}

function tellRelease(release: Payload, repository: Payload, action: unknown): Told | string {
  // GitHub says "published" and "released" of the same release; only the first is of every kind.
  if (action !== 'published' || release.draft === true) return 'Of releases only their publication is told.';
  const tag = asLine(release.tag_name) ?? 'without a tag';
  const name = asLine(release.name);
  return {
    externalId: `release:${asLine(release.id) ?? tag}`,
    text: `Release ${tag} of ${nameOf(repository)} published${name && name !== tag ? `: ${name}` : ''}`,
    ...actorOf(release.author),
    url: asUrl(release.html_url),
    at: asInstant(pick(release, 'published_at', 'created_at')),
    services: [nameOf(repository)],
  };
}

const nameOf = (repository: Payload): string => asLine(repository.name) ?? 'a repository';

function versionOf(what: Payload): string {
  const ref = asLine(what.ref, 100);
  const sha = asLine(what.sha)?.slice(0, 7);
  return (
    [ref && !(sha && ref.startsWith(sha)) ? ref : undefined, sha].filter(Boolean).join(' at ') ||
    'of an unknown version'
  );
}

function actorOf(value: unknown): Pick<IntakeEvent, 'actor' | 'isByTool'> {
  const user = asPayload(value);
  const login = user && asLine(user.login);
  // Whoever brought something out has not taken part in the incident by that.
  return { actor: login ?? 'GitHub', isByTool: true };
}
