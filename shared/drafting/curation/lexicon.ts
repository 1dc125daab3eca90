/**
 * Words that set a timeline apart from talk. They were collected from how incidents are told in general (what is done to
 * systems, what systems do, how people speak to each other), not from any one organisation's documents; how much each
 * group counts was then fitted, see docs/evaluation.md. English; other languages are judged by shape and vocabulary shared
 * with the rest of the record.
 */

/** Bits of a token's groups. */
export const GROUP = {
  /** Past or third person of what happens in an incident: "restarted", "fails". */
  narrated: 1 << 0,
  /** The same verbs as "-ing". */
  ongoing: 1 << 1,
  /** The same verbs as they are spoken: "restart". */
  spokenVerb: 1 << 2,
  incident: 1 << 3,
  technical: 1 << 4,
  responder: 1 << 5,
  firstPerson: 1 << 6,
  we: 1 << 7,
  secondPerson: 1 << 8,
  filler: 1 << 9,
  modal: 1 << 10,
  opinion: 1 << 11,
  question: 1 << 12,
  courtesy: 1 << 13,
  advice: 1 << 14,
  be: 1 << 15,
  state: 1 << 16,
  function: 1 << 17,
  demonstrative: 1 << 18,
  /** Said in any conversation, hardly ever in an account of what happened. */
  talk: 1 << 19,
  /** Found in any account of what happened, seldom in conversation. */
  telling: 1 << 20,
  /** A name for a happening or its order: "attempt", "second", "confirmation". */
  happening: 1 << 21,
  /** A text does not end on such a word; a spoken line does. */
  open: 1 << 22,
} as const;

const VERBS = `start begin:began:begun stop end finish complete deploy release ship publish merge revert roll:rolled restart
reboot reload reset restore recover resolve mitigate fix repair patch hotfix rebuild:rebuilt redeploy retry rerun:reran:rerun
upgrade downgrade update migrate switch:switched fail crash:crashed break:broke:broken die:died hang:hung freeze:froze:frozen
degrade spike rise:rose:risen increase decrease drop:dropped fall:fell:fallen climb peak exhaust exceed saturate overload
timeout trigger:triggered fire page alert notify inform contact escalate acknowledge declare report notice detect discover
find:found identify:identified observe confirm verify:verified investigate diagnose analyse analyze suspect determine
conclude realise realize learn trace isolate pinpoint correlate reproduce assess review monitor check:checked attempt try:tried
apply:applied remove add:added create delete disable enable block unblock allow deny:denied drain cordon scale provision
terminate kill:killed evict replace rotate revoke renew expire invalidate purge flush:flushed clear clean empty:emptied
throttle limit shed:shed reroute redirect route failover isolate disconnect connect detach attach mount unmount configure
reconfigure modify:modified change adjust raise lower tune set:set push:pushed pull merge commit:committed open close join
leave:left hand:handed assign reassign request ask:asked suggest propose decide agree approve schedule postpone cancel
announce post share send:sent communicate respond reply:replied engage summon gather call mention receive lose:lost gain
reach:reached return resume continue remain become:became come:came go:went take:took bring:brought show:showed indicate reveal
suggest expose leak corrupt overwrite:overwrote:overwritten truncate miss:missed ignore affect impact cause result lead:led
prevent contain stabilise stabilize normalise normalize subside improve worsen persist recur reappear repeat complain submit
lock unlock ban suspend compromise exploit exfiltrate upload download sync synchronise bootstrap initiate commence perform
execute run:ran:run schedule test validate upgrade promote demote elect replicate lag catch:caught backfill reprocess
requeue process:processed deplete consume allocate free deprecate retire archive activate deactivate initialise initialize
launch spawn schedule transfer move merge grow:grew:grown build:built catch:caught hit:hit exit:exited stall`;

/** Verbs too common in talk to be counted when spoken plainly or as third person. */
const WEAK = new Set(
  'go come take bring show run try set find ask call leave get hit move open close add check free share send'.split(
    ' ',
  ),
);

const NOUNS: Record<'incident' | 'technical' | 'responder' | 'state', string> = {
  incident: `incident incidents outage outages alert alerts alarm alarms alerting pager page pages pagerduty opsgenie downtime
    degradation disruption impact severity sev sev1 sev2 sev3 p0 p1 p2 rollback rollout hotfix failover mitigation workaround
    investigation diagnosis remediation recovery resolution postmortem retrospective warroom bridge escalation statuspage
    error errors failure failures exception exceptions timeout timeouts latency 5xx 4xx 500 502 503 504 500s 502s 503s 504s oom
    oomkilled crashloop crashlooping crashloopbackoff notready unresponsive unreachable unavailable unhealthy overload spike
    spikes saturation backlog regression culprit cause rca symptom symptoms anomaly breach vulnerability malware phishing exploit compromise
    attacker report reports ticket tickets complaint complaints hypothesis theory maintenance change changes`,
  technical: `server servers service services system systems host hosts node nodes cluster clusters pod pods container containers
    instance instances vm vms database databases db replica replicas primary master slave leader shard shards table index
    query queries migration schema cache caches queue queues worker workers job jobs cron load balancer loadbalancer proxy
    ingress gateway router switch network dns domain certificate certificates cert certs tls ssl firewall vpn traffic request
    requests connection connections pool cpu memory ram disk storage volume volumes filesystem inode quota bandwidth throughput
    api endpoint endpoints backend frontend app application applications site website page login auth authentication token tokens
    credentials key keys account accounts config configuration setting settings flag flags deploy deploys deployment deployments
    release releases build builds pipeline pipelines ci cd image images version versions package packages commit pr patch fix
    code branch repository script process processes thread threads kernel log logs metric metrics dashboard dashboards graph
    graphs monitor monitors monitoring probe healthcheck region zone datacenter az rack cdn edge origin bucket object lambda
    kubernetes k8s docker helm terraform ansible puppet aws gcp azure prometheus grafana datadog sentry nagios icinga postgres
    postgresql mysql mariadb redis kafka elasticsearch cassandra rabbitmq nginx haproxy varnish apache envoy istio etcd consul
    client clients sdk plugin plugins transaction transactions payment payments checkout order orders email emails message
    messages data backup backups snapshot snapshots session sessions`,
  responder: `engineer engineers team teams on-call oncall operator operators sre sres devops responder responders ops support
    security developer developers vendor provider upstream customer customers user users client member members staff commander lead
    manager community researcher employee`,
  state: `down up online offline live healthy stable normal back resolved fixed recovered restored mitigated closed complete completed
    successful successfully successful failing broken degraded elevated stuck slow high low full again successfully ongoing
    operational`,
};

type SpeechGroup = Exclude<keyof typeof GROUP, 'narrated' | 'ongoing' | 'spokenVerb' | keyof typeof NOUNS>;

const SPEECH: Record<SpeechGroup, string> = {
  talk: `don't doesn't didn't isn't aren't can't won't wouldn't shouldn't haven't hasn't that's there's it's let's what's he's she's
    they're yeah yes want mean maybe probably anything put nice great sounds just give think anyone yet try ask can bit stuff know
    why anyway do should gonna basically lot pretty small need exactly etc little really every what already hard example so sort
    big thing might whatever way happy make point must making sure option sound otherwise where hear let saying ever real could
    depends those please mind whole interesting prefer talking assume always would actually but how works very worth topic
    benchmark case easy having someone be good your better get look talk else then if something idea problem question questions
    guys guy dude people man mate folks bug feature tried trying tell told reason sense agree useful possible different
    definitely certainly obviously imagine honestly afaik either neither wait keep kind anyways nothing never`,
  telling: `identified report reports reported discovered investigation attempts attempted begins began incident pending re-enabled
    investigating affected contacted malicious compromised alert disabled taken completed confirms confirmed initial received
    detected failed reporting updated monitoring noticed temporarily outage replaced attached created potential opened automated
    online address following successfully multiple verified direct removed confirmation team teams due coordinate shared restore
    known similar added checked users requested down manual started via sent unable expected response likely changed were further
    restarted several request longer first user channel new issue used fix accounts been again situation while deployed logs
    happened start by additional being cause was status minutes through another looked most however second full many found hours
    back all after called including since information normal as during until between began resulting immediately subsequently
    initially shortly eventually finally meanwhile caused leading customers customer engineers engineer impact impacted affecting
    degraded unavailable recovery rollback mitigation resumed stopped triggered declared acknowledged resolved mitigated restored
    reverted deployed restarted escalated notified informed announced scheduled manually automatically approximately`,
  happening: `attempt attempts confirmation discussion discussions occurrence occurence start end beginning completion first second
    third fourth fifth another initial final further multiple several additional report reports alert alerts investigation
    request deployment rollback restart failure failures error errors recovery update upgrade rollout decision announcement
    escalation meeting call review verification test testing patch fix change changes incident outage issue increase decrease
    spike drop loss lack all some users customers traffic service services system systems team teams engineers manual automatic
    automated scheduled planned unplanned new`,
  open: "and or but the a an of to in on at by for with from that because so if then i we you they is are was were as like which who it's i'm just",
  firstPerson: "i i'm im i've ive i'd i'll ill me my mine myself",
  we: "we we're we've we'd we'll us our ours",
  secondPerson: "you your yours u ur you're youre you'd you'll you've yourself ya",
  filler: `lol haha hah heh hehe rofl lmao ah oh ooh um uh uhm hmm hm mmm eh er yeah yea yep yup ya yes no nope nah ok okay k kk okey
    alright well so actually basically literally really just maybe perhaps probably anyway btw imo imho iirc afaik fwiw tbh idk
    wtf omg like kinda sorta guess stuff thing things cool nice wow damn ugh weird funny right sure exactly agreed true gonna
    wanna gotta dunno also but anyways though hey ftw gg`,
  modal:
    "would could should might may can can't cannot couldn't wouldn't shouldn't won't will'll must need needs ought",
  opinion: `think thinks thought want wants wanted hope hopefully mean means meant say says saying feel feels believe know knows
    knew wonder wondering wish prefer like love hate care imagine sounds seems sorry glad happy afraid`,
  question:
    "what why where who which how whats what's hows how's wheres anyone anybody someone somebody does did do is are can could would has have",
  courtesy:
    'hi hello hey gm morning afternoon evening thanks thank thx ty cheers welcome please pls plz bye goodbye cya congrats sorry appreciate',
  advice:
    'try install type use click go check make look read see run get put just sudo apt-get type google download ask',
  be: "is was are were been be being isn't wasn't aren't weren't",
  function:
    'the a an of to in on at by for with from and as after before during due into over until while than that which its their',
  demonstrative: 'this that these those it there here something anything everything nothing one ones',
};

const FORMS = new Map<string, number>();
const add = (token: string, group: number) => FORMS.set(token, (FORMS.get(token) ?? 0) | group);

function past(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}
function third(base: string): string {
  if (/(?:s|x|ch|sh)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
function ongoing(base: string): string {
  if (base === 'die') return 'dying';
  if (/^(?:stop|drop|run|set|trigger|shed|hit|get|commit|begin)$/.test(base) && base !== 'trigger') {
    return `${base}${base.at(-1)}ing`;
  }
  return base.endsWith('e') && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${base}ing`;
}

for (const entry of VERBS.split(/\s+/)) {
  const [base, ...irregular] = entry.split(':') as [string, ...string[]];
  const weak = WEAK.has(base);
  for (const form of irregular.length > 0 ? irregular : [/^(?:stop|drop)$/.test(base) ? `${base}ped` : past(base)]) {
    if (form !== base) add(form, GROUP.narrated);
  }
  if (!weak) add(third(base), GROUP.narrated);
  add(ongoing(base), GROUP.ongoing);
  if (!weak) add(base, GROUP.spokenVerb);
}
for (const [group, words] of Object.entries({ ...NOUNS, ...SPEECH })) {
  for (const word of words.trim().split(/\s+/)) add(word, GROUP[group as keyof typeof GROUP]);
}

/** The groups of a lower-cased token, as bits; 0 for a word that says nothing either way. */
export const groupsOf = (token: string): number => FORMS.get(token) ?? 0;
