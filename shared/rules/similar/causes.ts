/** Something that two incidents may share: what it is known by, and how people read it. */
export type Sign = { sign: string; label: string };

const r = String.raw;
/**
 * Ways in which systems fail that are known under few names. One finds "the cert had run out" and "expired TLS certificates"
 * to be the same, which shared words do not. English; each matches in time that grows with the text.
 */
const CAUSES: readonly [sign: string, label: string, pattern: string][] = [
  ['expired-certificate', 'an expired certificate', r`\b(?:expir\w+|ran out|lapsed)\W+(?:\w+\W+){0,3}cert(?:ificate)?s?\b|\bcert(?:ificate)?s?\W+(?:\w+\W+){0,4}(?:expir\w+|ran out|run out|lapsed)\b`],
  ['expired-secret', 'an expired secret', r`\b(?:expir\w+|rotat\w+|revoked)\W+(?:\w+\W+){0,3}(?:token|password|credential|secret|api key)s?\b|\b(?:token|password|credential|secret|api key)s?\W+(?:\w+\W+){0,3}(?:expir\w+|rotat\w+|revoked)\b`],
  ['disk-full', 'a full disk', r`\bdisks?\W+(?:\w+\W+){0,3}(?:full|filled)\b|\bfull disks?\b|\bout of (?:disk|storage)(?: space)?\b|\bno space left\b|\bfilled (?:up )?(?:\w+\W+){0,2}disks?\b`],
  ['out-of-memory', 'memory that ran out', r`\bout of memory\b|\boom(?:[- ]?kill\w*)?\b|\bran out of memory\b|\bmemory (?:leak|exhaust)\w*\b|\bleak(?:s|ed|ing)? memory\b`],
  ['cpu-exhausted', 'processors that were used up', r`\bcpu\W+(?:\w+\W+){0,2}(?:exhaust|saturat|starv|throttl|at 100|pegged)\w*\b`],
  ['pool-exhausted', 'a connection pool that ran dry', r`\b(?:connection )?pools?\W+(?:\w+\W+){0,4}(?:exhaust|full|dry|empty|saturat)\w*\b|\b(?:ran|run|running) out of (?:\w+\W+){0,2}connections?\b|\bconnections?\W+(?:\w+\W+){0,2}exhaust\w*\b|\btoo many connections\b|\bexhaust\w*\W+(?:\w+\W+){0,3}(?:connections?|pools?)\b`],
  ['deadlock', 'locks that blocked each other', r`\bdead-?locks?\b|\bdeadlock(?:ed|ing)\b|\block contention\b|\b(?:held|holding|took|waiting for|waited on) (?:\w+\W+){0,3}locks?\b`],
  ['migration', 'a database migration', r`\b(?:database|schema|db|data)\W+migrations?\b|\bschema change\b|\balter table\b|\bmigration\W+(?:\w+\W+){0,3}(?:lock|block|ran|broke)\w*\b`],
  ['replica-lag', 'a replica that fell behind', r`\breplica(?:tion|s)?\W+(?:\w+\W+){0,3}(?:lag|behind|delay)\w*\b|\b(?:lagging|stale)\W+replicas?\b`],
  ['failover', 'a failover that went wrong', r`\bfail-?overs?\b|\bfailed over\b|\bsplit[- ]brain\b|\bsecond leader\b|\bleader election\b`],
  ['dns', 'name resolution', r`\bdns\b|\bname resolution\b|\bresolvers?\b`],
  ['bgp', 'routes that were announced wrongly', r`\bbgp\b|\broute leak\b|\bprefixes\b`],
  ['config', 'a change of configuration', r`\b(?:bad|wrong|incorrect|invalid|broken|faulty|missing)\W+(?:\w+\W+){0,2}config(?:uration)?\b|\bconfig(?:uration)?\W+(?:\w+\W+){0,2}(?:push|change|roll-?out|error|mistake|typo|deploy)\w*\b|\bmis-?configur\w+\b`],
  ['feature-flag', 'a feature flag', r`\bfeature (?:flag|toggle|switch)s?\b|\bflag\W+(?:\w+\W+){0,2}(?:turned|switched|flipped|rolled)\b`],
  ['deploy', 'a deploy', r`\b(?:bad|faulty|broken)\W+(?:deploy\w*|release|build)\b|\bafter (?:a |the )?(?:\w+\W+){0,2}(?:deploy\w*|release|roll-?out)\b|\bdeploy(?:ment)?\W+(?:\w+\W+){0,2}(?:broke|failed|introduced|changed)\b|\brolled back\b`],
  ['thundering-herd', 'a storm of retries', r`\bthundering herds?\b|\bretry (?:storm|loop)s?\b|\bretries without\b|\bretr(?:y|ies|ied)\W+(?:\w+\W+){0,4}(?:flood|overload|overwhelm|storm)\w*\b|\breconnect\w*\W+(?:\w+\W+){0,3}(?:at once|storm|herd)\b`],
  ['cache', 'a cache that was cold or wrong', r`\bcold caches?\b|\bcaches?\W+(?:\w+\W+){0,3}(?:cold|empty|flush|stampede|miss|evict|stale|poison|removed)\w*\b|\bstale caches?\b|\bcache stampede\b`],
  ['queue-backlog', 'a queue that backed up', r`\bqueues?\W+(?:\w+\W+){0,3}(?:back(?:ed|log|ing)?|depth|grew|growing|full|stuck|pil)\w*\b|\bbacklogs?\b|\bconsumers?\W+(?:\w+\W+){0,3}(?:stall|stuck|behind|lag)\w*\b`],
  ['rate-limit', 'a rate limit', r`\brate[- ]?limit\w*\b|\bthrottl(?:ed|ing)\b|\bquotas?\b|\btoo many requests\b`],
  ['power', 'power that failed', r`\bpower (?:loss|outage|fail\w*|cut|disruption)\b|\b(?:lost|loss of) (?:\w+\W+){0,2}power\b|\bgenerators?\b`],
  ['cooling', 'cooling that failed', r`\bcooling\b|\boverheat\w*\b`],
  ['leap-second', 'a leap second or a leap day', r`\bleap[- ](?:second|day|year)s?\b`],
  ['clock', 'clocks that disagreed', r`\bclock (?:skew|drift)\b|\bntp\b|\btime ?zones?\b|\bdaylight saving\b`],
  ['id-overflow', 'a number that ran out', r`\b(?:integer|id|int|sequence|xid|transaction id)\W+(?:\w+\W+){0,2}(?:overflow|wrap-?around|limit|exhaust)\w*\b|\bwrap-?around\b|\b2147483647\b|\boverflow(?:ed)? (?:a |the )?(?:\w+\W+){0,2}integer\b`],
  ['regex', 'a regular expression', r`\bregex(?:es|p)?\b|\bregular expressions?\b|\bbacktrack\w*\b`],
  ['race', 'a race between two writers', r`\brace (?:condition|hazard)s?\b|\bconcurren(?:t|cy)\W+(?:\w+\W+){0,2}(?:bug|write|update|defect)s?\b`],
  ['null', 'a value that was not there', r`\bnull[- ]?pointers?\b|\bnull reference\b|\bundefined is not\b|\bblank fields?\b`],
  ['deleted-data', 'data that was deleted', r`\b(?:accidentally|wrongly|by accident)\W+(?:\w+\W+){0,2}(?:delet|dropp|remov|wip)\w*\b|\b(?:delet|dropp|wip)\w*\W+(?:\w+\W+){0,3}(?:production|database|tables?|index|volume|servers?)\b|\b(?:database|tables?|index|volume) (?:was|were|had been) (?:\w+ )?(?:dropped|deleted|wiped)\b`],
  ['capacity', 'too little capacity', r`\b(?:ran|run|running) out of capacity\b|\bcapacity\W+(?:\w+\W+){0,2}(?:exceed|limit|exhaust|threshold|short)\w*\b|\bover(?:load|whelm)\w*\b|\bautoscal\w+\b|\btraffic (?:spike|surge|peak)\b`],
  ['threads', 'threads or file handles that ran out', r`\b(?:thread|file (?:descriptor|handle)|socket)s?\W+(?:\w+\W+){0,4}(?:exhaust|limit|maximum|exceed|leak)\w*\b|\btoo many open files\b`],
  ['firewall', 'a firewall rule', r`\bfirewalls?\b|\biptables\b|\bsecurity groups?\b|\bnetwork (?:rule|polic)\w*\b`],
  ['network', 'a network that lost packets', r`\bpacket loss\b|\bnetwork (?:partition|congestion|saturat\w+)\b|\bfib(?:er|re) (?:path|cut)\b`],
  ['third-party', 'another company’s outage', r`\b(?:provider|vendor|third[- ]party|upstream)\W+(?:\w+\W+){0,4}(?:outage|down|fail|unavailable|slow|breach)\w*\b|\boutage (?:at|of) (?:our|the|a) (?:\w+\W+){0,2}(?:provider|vendor)\b`],
  ['leaked-credential', 'access that leaked', r`\b(?:leak|stolen|compromis|exposed)\w*\W+(?:\w+\W+){0,4}(?:token|credential|account|key|password|backup)s?\b|\b(?:token|credential|account|key|password|backup)s?\W+(?:\w+\W+){0,3}(?:leak|stolen|compromis|exposed)\w*\b`],
  ['ddos', 'a flood of requests from outside', r`\bd?dos(?: attack)?\b|\bdenial[- ]of[- ]service\b`],
  ['upgrade', 'an upgrade', r`\b(?:after|during|automatic|in-place|planned|staged)\W+(?:\w+\W+){0,3}upgrad\w+\b|\bupgrad\w+\W+(?:\w+\W+){0,3}(?:broke|removed|changed|failed|left)\b`],
  ['slow-query', 'a slow query', r`\bslow quer(?:y|ies)\b|\b(?:missing|dropped)\W+(?:\w+\W+){0,2}ind(?:ex|ices|exes)\b|\bfull table scans?\b|\bquery plan\w*\b`],
  ['gc', 'pauses of garbage collection', r`\bgarbage[- ]collect\w*\b|\bgc paus\w+\b`],
  ['unit', 'units that were mixed up', r`\bunits? of measure\w*\b|\b(?:metric|imperial)\W+(?:\w+\W+){0,3}(?:metric|imperial|english)\b|\bunit conver\w+\b`],
]; // biome-ignore format: one cause a line

const PATTERNS = CAUSES.map(([sign, label, pattern]) => ({ sign, label, pattern: new RegExp(pattern, 'giu') }));
/** "not the database", "it is not DNS", "ruled out": what people found it was not. */
const DENIED = /\b(?:not|no|isn't|wasn't|never|ruled out|rule out|unrelated to)\W+(?:\w+\W+){0,2}$/i;
const READ_AT_MOST = 20_000;

/** The causes that a text names, each once. What is said not to have been it does not count. */
export function readCauses(text: string): Sign[] {
  const plain = text.slice(0, READ_AT_MOST).replaceAll('’', "'");
  return PATTERNS.flatMap(({ sign, label, pattern }) => {
    for (const match of plain.matchAll(pattern))
      if (!DENIED.test(plain.slice(Math.max(0, match.index - 40), match.index))) return [{ sign, label }];
    return [];
  });
}
