import type { EventKind } from '../incident-record.ts';

/** What is read of a text; who writes more than this has said what it is by then. */
const READ_AT_MOST = 1200;

const SAID_BEFORE =
  /\b(?:not|never|no|yet|isn['’]?t|hasn['’]?t|haven['’]?t|wasn['’]?t|don['’]?t|didn['’]?t|doesn['’]?t|won['’]?t|can['’]?t|cannot|couldn['’]?t|can|could|should|shall|would|might|may|if|whether|unless|until|before|when|once|why|who|did|do|does|does it|want|wants|need|needs|try|tried|trying|how|instead of|without|avoid|tomorrow|next week|yesterday we|usually|always|normally)\b[^.!;:]{0,24}$/i;

const PROPOSAL =
  /\b(?:think|believe|guess|suppose) (?:that )?(?:we|i|you|someone) (?:should|need|can|could|might|have|ought|want|will)\b/i;
const OPINION =
  /\b(?:think|believe|guess|assume|reckon)\b[^.!?\n]{0,50}\b(?:would|should|great|nice|fine|good|better|best|cleanest|reasonable|fair|useful|worth|agree|prefer|proposal|everyone|makes? sense|sounds?|looks good|did|do)\b/i;
const ALL_WELL =
  /\b(?:think|believe|guess|looks like|seems) (?:that )?(?:it|we|this|that|everything|things)(?:['’]?s|['’]?re| is| are)? (?:\w+ )?(?:fixed|resolved|good|ok|okay|fine|back|clear|working|recovered|recovering|stable|healthy)\b/i;
const HYPOTHESIS =
  /\b(?:i|we) (?:also |still |now )?(?:think|suspect|believe|guess|reckon|assume)\b(?! (?:so|not|you|he|she)\b)|\bwonder(?:ing)? (?:if|whether)\b|\bcould (?:it|this|that|these|they) (?:also |just )?be\b|\b(?:might|may|could) (?:also |just |well )?be (?:the|a|an|that|this|our|some|related|caused|due|because|from|one)\b|\b(?:maybe|perhaps|possibly|probably) (?:it|it['’]?s|its|the|this|that|a|an|some|something|due|because|related|caused|our|one|we(?:['’]?re| are| have| hit| ran))\b|\b(?:my|the|our|one|another|current|working) (?:\w+ )?(?:guess|theory|hunch|bet|hypothesis|suspicion|suspect)\b|\b(?:hypothesis|theory)\b|\bsuspect(?:ed|ing|s)?\b|\b(?:seems?|appears?|looks?) (?:to be |like (?:it['’]?s |it is |this is |that['’]?s )?)?(?:related|caused|due|because|connected|correlated)\b|\blikely (?:the|a|an|caused|due|related|because|our|that)\b|\b(?:is it|is this|are these|was it|was this) (?:possible|related|caused|due|because|the)\b[^.]*\?|\bsmells like\b/i;

const DECISION =
  /\blet(?:['’]?s| us) (?:just |now |please |first |all )*(?!just\b|now\b|please\b|first\b|all\b|go+\b(?! with| ahead| back)|the\b|it\b|us\b|our\b|users\b|people\b|see\b|hope\b|know\b|talk\b|say\b|discuss\b|chat\b|sync\b|meet\b|look\b|be\b|me\b|you\b|them\b|go through\b|check\b|find\b|figure\b|get (?:a|some|more)\b|add\b|write\b|file\b|make sure\b|track\b|follow\b)[a-z]{3,}|\b(?:we|i|they|team|everyone)(?: have|['’]?ve| all| are| were)? (?:decided|agreed|chose|opted)\b|^\W*(?:decision|decided|agreed)\b\s*[:–-]|\b(?:decision|call) (?:is|was|made)(?: to|:)|\bgo(?:ing)? ahead (?:with|and)\b|\b(?:i|we)(?:['’]?m|['’]?re| am| are)? (?:going to|gonna|about to|will)(?: now| just)? (?:roll|revert|restart|reboot|fail|scale|disable|turn|switch|drain|block|redirect|kill|deploy|redeploy|pause|stop|isolate|promote|page|escalate|declare|throttle|shed|purge|flush|restore)\b|\b(?:i|we)['’]ll (?:now |just )?(?:roll|revert|restart|reboot|fail|scale|disable|turn|switch|drain|block|redirect|kill|redeploy|pause|isolate|promote|declare|throttle|shed|purge|flush|restore)\b|\bdeclar(?:ing|ed)\b[^.]{0,20}\b(?:incident|sev-?\s?\d|p[0-4]|major)\b/i;

const SELF_MOVED =
  /\b(?:pods?|containers?|nodes?|instances?|servers?|workers?|process(?:es)?|services?|hosts?|replicas?|it|they|which)\s+(?:is|are|was|were|keeps?|kept|just|has|have|had|got|being|been|constantly|still|all|self-?)?\s*(?:been |getting |being )?(?:restart|reboot|scal|fail(?:ed|ing)? over)/i;
const ACTION =
  /\b(?:roll(?:ed|ing) (?:it |this |that |the \S+ |\S+ )?back|rollback (?:is |was |has |now )?(?:started|done|complete[d]?|finished|in progress|running|underway)|revert(?:ed|ing)|restart(?:ed|ing)|reboot(?:ed|ing)|fail(?:ed|ing) (?:it )?over\b|scal(?:ed|ing) (?:it |the \S+ |\S+ )?(?:up|down|out|in|to)\b|disabl(?:ed|ing)|turn(?:ed|ing) (?:it |the \S+ |\S+ )?(?:off|on)\b|switch(?:ed|ing) (?:it |the \S+ |\S+ )?(?:off|on|over|back|to)\b|re-?enabl(?:ed|ing)|enabled|block(?:ed|ing)|drain(?:ed|ing)|purg(?:ed|ing)|flush(?:ed|ing)|clear(?:ed|ing) (?:the|out|all)\b|kill(?:ed|ing)|redeploy(?:ed|ing)|deploying|deployed|hot-?fixed|patch(?:ed|ing)|appl(?:ied|ying) (?:the|a|an)\b|push(?:ed|ing) (?:the|a|an|out)\b|merg(?:ed|ing)|ship(?:ped|ping)|rotat(?:ed|ing)|renewed|reissued|rerout(?:ed|ing)|shift(?:ed|ing) (?:the )?traffic|shed(?:ding)? (?:load|traffic)|throttl(?:ed|ing)|rate-?limit(?:ed|ing)|promot(?:ed|ing)|restor(?:ed|ing) (?:the|from|a)\b|rebuil(?:t|ding)|re-?ran|paus(?:ed|ing)|stopped the|cordon(?:ed|ing)|paged|escalat(?:ed|ing)|increas(?:ed|ing) (?:the|our)\b|bump(?:ed|ing)|rais(?:ed|ing) the (?:limit|timeout|quota|memory)|resized|freed|deleted|removed|mitigation (?:is |was )?(?:applied|in place)|fix (?:is |was |has been )?(?:deployed|live|out|applied|merged|rolled out))\b/i;

const NOUN_BEFORE =
  /\b(?:of|by|with|for|about|from|prevents?|keep|the|a|an|this|that|any|some|more|like|option of|doing|requires?|re|as)\s(?:just\s)?$/i;
const PROPERTY_BEFORE = /\b(?:is|are|be|being|gets?|largely|it)\s(?:also\s|just\s|only\s)?$/i;

const DEPLOY =
  /\b(?:deploy(?:ed|ing|s)?|deployment|releas(?:ed|ing|e)|roll(?:ed|ing)? ?out|rollout|shipped|promoted)\b/i;
const WHAT_WAS_DEPLOYED =
  /\bv?\d+\.\d+(?:\.\d+)?\b|#\d+\b|\b[0-9a-f]{7,40}\b|\b(?:to|in|on) (?:prod(?:uction)?|staging|canary|live)\b/i;
const REPAIR =
  /\b(?:fix(?:ed|es)?|hot-?fix|roll(?:ed|ing)? ?back|rollback|revert(?:ed)?|patch|previous|old version|workaround)\b/i;

const MEASURED =
  'error rates?|errors?|latenc(?:y|ies)|p9\\d|p50|throughput|traffic|requests?|rps|qps|cpu|memory|ram|disk|load|queues?|backlog|lag|connections?|pool|success rate|availability|response times?|timeouts?|checkouts?|orders?|logins?|sign-?ups?|conversions?|replicas?|pods?|nodes?|graphs?|dashboards?|metrics?|alerts?|cache(?: hit)?(?: rate)?|5xx|4xx|5\\d\\ds?|health ?checks?';
const OBSERVATION = new RegExp(
  [
    String.raw`\b(?:seeing|noticing|noticed|observing|observed|getting|hitting) (?!you\b|if\b|how\b|what\b|whether\b|that you\b|it\b|there\b|on\b|in\b|up\b|to\b|ready\b|rid\b)[^.?!\n]{2,}`,
    String.raw`\bi (?:can |do |also |still |now )?see (?!you\b|if\b|how\b|what\b|that you\b|\W|it\b)[^.?!\n]{0,60}\b(?:${MEASURED}|failing|failures?|exceptions?|spikes?|drops?|crash\w*|logs?)\b`,
    String.raw`\b(?:${MEASURED})\b[^.?!\n]{0,30}\b(?:is|are|was|were|at|up|down|back|still|now|spik\w*|climb\w*|ris(?:ing|en|es)|rose|dropp?\w*|fall(?:ing|en|s)?|fell|grow\w*|increas\w*|decreas\w*|recover\w*|high|higher|low|lower|elevated|failing|failed|normal|exhausted|full|saturated|maxed|flat(?:lin\w+)?|timing out|looks?|shows?|green|red|started|stopped|peaked|jumped|doubled|gone)\b`,
    String.raw`\b\d+(?:\.\d+)?\s?% (?:of )?(?:all |our |the )?(?:${MEASURED}|customers?|users?|calls|writes|reads|packets?)\b`,
    String.raw`\b50[0-4]s\b|\b5xx\b|\b(?:http|status|code|returning|returns|return|getting|gets|got|with|an?) (?:an? |http )?50[0-4]\b|\b50[0-4] (?:errors?|responses?|bad gateway|service unavailable|gateway)`,
    String.raw`\bback to (?:normal|baseline|green|usual)\b|\b(?:is|are|has|have|fully|now|service|site) (?:\w+ )?recover(?:ed|ing)\b|^\W*recovered\b|\ball (?:green|clear|healthy)\b`,
    String.raw`\b(?:logs?|graphs?|dashboards?|metrics|traces?|grafana|kibana|datadog|sentry|cloudwatch) (?:\w+ )?(?:shows?|says?|indicates?|confirms?|are full of|is full of|look)\b`,
    String.raw`\b(?:is|are|was|were|keeps?|started|starts) (?:\w+ )?(?:down|failing|crash(?:ing|ed|looping)|unreachable|unresponsive|timing out|erroring|degraded|throwing|returning (?:errors?|[45]\d\d)|oom\w*|stuck|restarting|broken)\b`,
    String.raw`\b(?:customers?|users?|clients?|support|merchants?) (?:\w+ )?(?:report(?:s|ed|ing)?|complain\w*|can(?:['’]?t|not)|cannot|unable|see(?:ing)?)\b`,
    String.raw`\b(?:ruled out|not the (?:cause|culprit|problem|issue)|root cause|culprit|turns? out|turned out|confirmed|found (?:it|the)|identified|reproduced)\b`,
  ].join('|'),
  'i',
);

const QUESTION = /\?["')\]*_]*\s*$/;

/**
 * The kind of a timeline event by its words alone, for chat and for events whose tool gave none: `hypothesis` ("could it
 * be…"), `decision` ("let's roll back", "I'll restart it"), `deploy` (a named version or target), `action` ("rolled
 * back", "restarting"), `observation` ("seeing 500s", "error rate is 4%"), else `message`. English. A question is a
 * message unless it guesses at the cause. Reads the first 1,200 characters; linear in their number.
 */
export function classifyText(text: string): EventKind {
  const head = text
    .slice(0, READ_AT_MOST)
    .replace(/```[^`]*(?:```|$)/g, ' ')
    .replace(/^>.*$/gm, ' ');
  if (head.length < 6) return 'message';
  if (HYPOTHESIS.test(head) && !PROPOSAL.test(head) && !OPINION.test(head) && !ALL_WELL.test(head)) return 'hypothesis';
  if (QUESTION.test(head)) return 'message';
  if (claims(head, DECISION)) return 'decision';
  if (DEPLOY.test(head) && WHAT_WAS_DEPLOYED.test(head) && !REPAIR.test(head) && claims(head, DEPLOY)) return 'deploy';
  if (acts(head)) return 'action';
  return OBSERVATION.test(head) || SELF_MOVED.test(head) ? 'observation' : 'message';
}

/** Whether somebody did or is doing it: no noun ("the problem of restarting"), no property ("is deployed from"). */
function acts(text: string): boolean {
  const hit = ACTION.exec(text);
  if (!hit || SELF_MOVED.test(text) || !claims(text, ACTION)) return false;
  const before = text.slice(Math.max(0, hit.index - 24), hit.index);
  return !(/^\w+ing\b/i.test(hit[0]) ? NOUN_BEFORE : PROPERTY_BEFORE).test(before);
}

/** Whether the words stand there as said, and not denied, asked for or wished. */
function claims(text: string, pattern: RegExp): boolean {
  const hit = pattern.exec(text);
  return hit !== null && !SAID_BEFORE.test(text.slice(Math.max(0, hit.index - 40), hit.index));
}
