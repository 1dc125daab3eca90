import type { FollowUpKind } from '../../rules/factor-words.ts';
import type { Group } from './groups.ts';
import type { Judgement } from './judge-thing.ts';
import type { ReadTitle } from './read-title.ts';

const KIND_OF_GROUP: Record<Group, FollowUpKind | null> = {
  remove: 'prevent',
  refuse: 'prevent',
  bound: 'prevent',
  automate: 'prevent',
  simplify: 'prevent',
  alert: 'detect',
  check: 'prevent',
  spare: 'mitigate',
  soften: 'mitigate',
  aid: 'prevent',
  drill: 'mitigate',
  change: 'prevent',
  tell: 'prevent',
  teach: 'prevent',
  care: 'prevent',
  paper: 'prevent',
  pair: 'prevent',
  warn: 'prevent',
  study: 'investigate',
  watch: 'detect',
  vague: null,
};

const REPAIRS =
  /^(?:fix|repair|correct|patch|restore|backfill|clean|clean-up|recover|refund|replay|reimport|resync|revert|rebuild)$/;
const KEEPS_SMALLER =
  /\b(?:fail-?overs?|roll(?:s|ed|ing)?[ -]?back|restores?|standby|replicas?|escalat\w+|shed|drains?|degrad\w+|kill switch|blast radius|status page|hard limit|limit (?:each|every|the)|caps?|per tenant|evict\w*|own worker|each rollout|on-?call|pages that)\b/i;
const NOTICES =
  /\b(?:alert\w*|alarms?|monitor\w*|metrics?|dashboards?|detect\w*|notic\w+|observab\w+|probes?|log(?:s|ging)?)\b/i;
const MAY_KEEP_SMALLER: readonly Group[] = ['refuse', 'bound', 'automate', 'paper', 'change'];
const MAY_NOTICE: readonly Group[] = ['vague', 'change', 'paper', 'automate', 'aid'];

/** What a follow-up is meant to do about the next one, as far as its words tell. */
export function judgeKind({ text, verb }: ReadTitle, { group }: Judgement): FollowUpKind | null {
  if (group === 'change' && verb && REPAIRS.test(verb.base)) return 'repair';
  if (MAY_KEEP_SMALLER.includes(group) && KEEPS_SMALLER.test(text)) return 'mitigate';
  if (MAY_NOTICE.includes(group) && NOTICES.test(text)) return 'detect';
  return KIND_OF_GROUP[group];
}
