import type { Strength } from '../finding.ts';

/**
 * What a follow-up does, by the action hierarchy of the VA National Center for Patient Safety (RCA2, 2015), put into the
 * words of software: what the system itself makes impossible is strong, what helps or warns the people who run it is
 * intermediate, what only they can remember is weak.
 */
export const GROUPS = {
  remove: ['strong', 'what is gone cannot go wrong again'],
  refuse: ['strong', 'the system itself keeps it from happening'],
  bound: ['strong', 'it limits how far a fault can reach'],
  automate: ['strong', 'it happens without anybody having to remember it'],
  simplify: ['strong', 'fewer steps and fewer forms leave less to get wrong'],
  alert: ['intermediate', 'it tells people sooner; what follows still depends on them'],
  check: ['intermediate', 'it catches much of it, as long as its result is heeded'],
  spare: ['intermediate', 'it leaves more room; the fault can still happen'],
  soften: ['intermediate', 'it keeps the damage smaller; what leads to it is still there'],
  aid: ['intermediate', 'it helps whoever does this; they still have to do it right'],
  drill: ['intermediate', 'it keeps people in practice, and shows what does not work'],
  change: ['intermediate', 'it changes the system in this one place'],
  tell: ['weak', 'it relies on people remembering what they were told'],
  teach: ['weak', 'it relies on what those people remember, and not on those who come after them'],
  care: ['weak', 'it asks people for care that they already gave'],
  paper: ['weak', 'it relies on people reading it at the right moment'],
  pair: ['weak', 'it relies on a second person seeing what the first did not'],
  warn: ['weak', 'a warning is read once and then passed over'],
  study: ['weak', 'it finds out more, and changes nothing yet'],
  watch: ['weak', 'it relies on somebody looking at the right moment'],
  vague: ['weak', 'it does not say what will be different'],
} as const satisfies Record<string, readonly [Strength, string]>;
export type Group = keyof typeof GROUPS;

/** Verbs by what they do to whatever follows them; two words are joined by a hyphen. */
export const VERBS: Partial<Record<Group, string>> = {
  remove:
    'remove delete drop retire decommission eliminate abolish revoke disable deprecate sunset purge uninstall take-away turn-off switch-off shut-down get-rid scrap unship strip wipe erase kill unlink',
  refuse:
    'reject refuse block prevent default enforce forbid disallow prohibit ban deny fail abort lock guard mandate gate veto',
  bound:
    'cap limit restrict isolate separate split partition shard sandbox quarantine segregate decouple contain shed confine ring-fence fence',
  automate: 'automate auto-rollback auto-scale generate derive',
  simplify: 'standardise standardize simplify unify consolidate',
  alert: 'page alert detect notify export expose emit log trace instrument measure track',
  check: 'test lint validate assert canary fuzz scan simulate cover',
  spare:
    'increase raise double triple scale expand grow hire staff replicate mirror provision back-up backup pre-scale snapshot',
  soften:
    'rate-limit throttle retry cache degrade fall-back debounce time-out queue buffer roll-back fail-over drain evict stagger spread',
  aid: 'rename relabel flag annotate group hide prefill colour color show display highlight confirm-with',
  drill: 'practise practice rehearse exercise drill',
  change:
    'fix repair correct patch upgrade bump update migrate move replace refactor rewrite reduce lower decrease shorten pin tune adjust change set use switch convert restore backfill clean-up clean recover reset rotate renew refund merge extend support optimise optimize rebuild reconfigure redesign tighten handle allow forward bring mount inject upload download relocate transfer archive compress sort batch paginate preload prewarm warm sanitise sanitize escape normalise normalize sign encrypt hash unblock bypass enlarge deploy roll-out ship align resize rename-to replay reimport resync sync store return send redirect route schedule downgrade close open wrap parse encode decode initialise initialize revert swap order buy purchase release expire stop start restart speed-up ignore pause respect honour catch delay wait avoid minimise minimize decrease',
  tell: 'remind tell instruct urge encourage discourage brief advise inform ask warn nudge emphasise emphasize stress reiterate re-iterate',
  teach: 'train educate teach coach mentor onboard learn',
  care: 'ensure make-sure be remember pay-attention be-careful take-care strive try aim insist',
  paper:
    'document describe write-down announce share communicate email publish note record formalise formalize blog post agree define clarify list',
  pair: 'double-check verify check confirm inspect approve sign-off cross-check proofread',
  study:
    'investigate research explore evaluate assess analyse analyze study consider discuss think think-about look look-into look-at revisit review audit determine find-out find-a-way understand examine identify figure-out decide debate brainstorm reconsider follow-up explore plan learn-more dig reflect debug diagnose compare experiment inquire scope survey gather collect reach-out',
  watch: 'monitor watch observe keep-an-eye',
  vague:
    'improve enhance strengthen harden mature work-on address streamline promote rethink propose prioritise prioritize',
};

/** Verbs that say nothing without what they make. */
export const MAKERS =
  'add create implement build introduce set-up setup configure apply enable install write put include have keep run make give provide prepare establish adopt require let hold turn-on switch-on get develop offer integrate place do perform insert supply embed author craft conduct come-up-with complete finish begin organise organize maintain attach assign bring';

/** Things that are made, by what they do. The last one in "a presubmit check" decides. */
export const NOUNS: Partial<Record<Group, string>> = {
  refuse:
    'constraint constraints interlock interlocks guardrail guardrails quota quotas lockout enum allowlist allow-list denylist whitelist mfa 2fa tls idempotency immutability',
  bound: 'isolation bulkhead bulkheads sandbox partitioning sharding hard-limit',
  automate: 'automation autoscaling autoscaler auto-scaling auto-rollback operator-pattern',
  alert:
    'alert alerts alerting alarm alarms monitor monitors monitoring metric metrics dashboard dashboards probe probes healthcheck healthchecks health-check health-checks log logs logging tracing trace traces slo slos slis telemetry observability notification notifications watchdog heartbeat heartbeats instrumentation pager graph graphs panel synthetic-check synthetic-checks uptime-check uptime-checks threshold thresholds synthetic',
  check:
    'check checks test tests testing canary canaries staging validation validations validator lint linting linter gate gates hook hooks presubmit precommit pre-commit ci assertion assertions rule rules scan scans scanner scanning verification suite coverage smoke-test simulation preview dry-run dry-runs tests. preflight diff',
  spare:
    'replica replicas standby redundancy backup backups capacity staffing failover snapshot snapshots spare headroom fallback mirror',
  soften:
    'timeout timeouts retry retries backoff breaker breakers circuit-breaker flag flags kill-switch rate-limit rate-limits limit limits limiter throttling throttle cache caching queue rollback degradation jitter buffer maintenance-mode ratelimit',
  aid: 'checklist checklists confirmation confirmations prompt dialog dialogue template templates wizard tool tooling script scripts command mode button names naming colours colors bot cheat-sheet',
  drill: 'drill drills game-day game-days gameday gamedays exercise exercises chaos fire-drill wheel-of-misfortune',
  change: 'fix fixes patch upgrade migration refactoring support handling encryption',
  teach: 'training trainings workshop workshops courses onboarding education lesson tutorial tutorials awareness',
  tell: 'reminder reminders',
  paper:
    'documentation docs doc document documents runbook runbooks playbook playbooks wiki note notes comment comments guide guides guideline guidelines guidance policy policies procedure procedures process processes handbook faq announcement announcements memo memos email e-mail mail meeting meetings session sessions blog-post post readme convention conventions best-practice best-practices wiki-page talk talks discussion discussions conversation chat sop communication newsletter presentation diagram article protocol',
  pair: 'approval approvals reviewer reviewers sign-off signoff signoffs sign-offs review reviews peer-review four-eyes second-pair approver approvers code-review',
  warn: 'warning warnings label labels banner banners sticker stickers disclaimer disclaimers sign',
  study:
    'ticket tickets investigation research analysis spike evaluation study audit feasibility assessment retrospective',
  care: 'care attention vigilance diligence discipline',
};

/** A policy, a process that a machine keeps. */
export const KEPT_BY_MACHINE =
  /\b(?:network|retention|iam|bucket|lifecycle|access|scaling|eviction|retry|restart|admission|branch[- ]protection|autoscaling|password|opa|kyverno|resource)[ -]polic(?:y|ies)\b|\bpolicy as code\b/i;

/** Said of a machine: whatever the sentence begins with, it is a forcing function. */
export const FORCED =
  /\b(?:rejects?|refuses?|(?:is|are|be|being|gets?) (?:rejected|refused|blocked)|rejected (?:at|by|when|if)|(?:that|which|to|and|or|would|will|must|pipeline|ci|controller) blocks?|disallows?|prevents|fails? the (?:build|pipeline|deploy(?:ment)?|job|merge)|impossible|read-only|immutable|not null|idempotent|default (?:of|for|value|to)|by default|defaults? to|hard (?:limit|cap|quota)|deletion[- ]protection|branch protection|delete protection|single source of truth|into one\b|instead of (?:by hand|manual(?:ly)?)|foreign key|unique (?:key|constraint)|type system|does not compile|doesn['’]t compile|admission (?:controller|webhook)|least[- ]privilege|blast radius|cannot|can['’]t|can no longer)\b/i;
/** Said of what happens without anybody. */
export const UNATTENDED =
  /\b(?:automatic|automatically|automated|auto-(?:rollback|renew\w*|revert\w*|heal\w*|scal\w+|remediat\w+)|self-heal\w*|by itself|generated from)\b/i;
/** Done by hand now, so that replacing it takes a step away from people. */
export const BY_HAND = /\b(?:manual(?:ly)?|by hand|hand-\w+|copy[- ]past\w+)\b/i;
/** Where a machine does the checking. */
export const IN_A_MACHINE =
  /\b(?:in ci|ci\b|pipelines?|presubmit|pre-?commit|automat\w+|at (?:start-?up|boot|compile time|build time)|on upload|script|cron|nightly|unit tests?|integration tests?|e2e)\b/i;

/** People as they are spoken of in follow-ups. */
export const PEOPLE =
  /^(?:people|everybody|everyone|staff|team|teams|engineers?|developers?|devs?|operators?|admins?|administrators?|responders?|employees|members?|colleagues|users?|humans?|juniors?|reviewers?|maintainers?|on-?call|oncall|on-calls|support|sres?|folks|person|persons|somebody|someone|contributors?|managers?|leads?|technicians?|analysts?|agents?|volunteers?|newcomers|hires|him|her|them|us|ourselves|authors?)$/i;
/** What only people do. */
export const OF_PEOPLE =
  /^(?:learn|read|know|remember|check|double-check|verify|review|understand|attend|ask|be|follow|communicate|escalate|pay|watch|look|think|take|talk|announce|coordinate|confirm|stop|avoid|study|care|consider|make-sure|test|keep)$/i;
