/**
 * What the words of an event may say, as phrases. English first: they come from reading several hundred published
 * timelines and incident channels. Each is narrow on purpose: a missed signal costs an open question, a wrong one a wrong
 * sentence.
 */
export const SIGNALS = {
  question: 1 << 0,
  impactStart: 1 << 1,
  noticed: 1 << 2,
  acknowledged: 1 << 3,
  declared: 1 << 4,
  mitigated: 1 << 5,
  recovered: 1 << 6,
  resolved: 1 << 7,
  relapse: 1 << 8,
  change: 1 << 9,
  repair: 1 << 10,
  hypothesis: 1 << 11,
  diagnosis: 1 << 12,
  ruledOut: 1 << 13,
  decision: 1 << 14,
  followUp: 1 << 15,
  surprise: 1 << 16,
  risk: 1 << 17,
  obstacle: 1 << 18,
  limited: 1 << 19,
  dependency: 1 << 20,
  leading: 1 << 21,
  watching: 1 << 22,
  plan: 1 << 23,
} as const;

export type Signal = keyof typeof SIGNALS;

/**
 * Words of which each signal needs at least one: most messages hold none, and no phrase is tried on them. Only the first
 * four letters count.
 */
export const TRIGGERS: Record<Exclude<Signal, 'question'>, string> = {
  impactStart:
    'start starts starting starting begin begins beginning began begun commence commenced occurs occurred onset first goes went going stop stops stopped became become',
  noticed:
    'detected detection discovered noticed notice noticing reported reports report reporting spotted flagged first fired fires firing triggered triggers received raised raise raises sounded went goes paged page pages alerted alert alerts warns warned seeing observed complain complains complaining says told notified notif',
  acknowledged:
    'ack acks acked acking acknowledged on looking look investigating investigation investigations investigate taking digging',
  declared: 'incident inc incidents sev sev0 sev1 sev2 sev3 sev4 sev5 p0 p1 p2 p3 p4 major',
  mitigated: 'mitigated mitigates repaired impact end ends ended outage downtime disruption',
  recovered:
    'back return returned returns returning recovered recovers recovering restored up work works working functioning error errors operational healthy green good stabilised stabilized online',
  resolved: 'resolved resolves clear closed closing incident inc end ended call calling',
  relapse: 'again still relapse relapsed back reoccurred reoccurring recurred recurring spoke reopen reopened',
  change:
    'deploy deploys deployed deploying release releases released releasing roll rolled rolls rolling rollout shipped shipping push pushed pushes merge merged merges promote promoted migrate migration upgrade upgraded cut cutover maintenance config configuration feature flag cert certificate certs secret secrets key keys token tokens credential credentials expired expires terraform apply applied applies changed changes change replaced enabled switch switched switches provisioned provisioning launch launched launches installed removed deleted increased decreased updated refactor cron scheduled backfill batch import',
  repair:
    'roll rolled rolling rolls rollback revert reverted reverting restart restarted reboot rebooted fail failed failing fails failover scaled scaling scales disable disabled turn turned turning turns switch switched switching block blocked blocking blocks rate rate-limited ratelimit throttled throttling purge purged purging flush flushed flushing clear cleared clearing drain drained draining hot hotfix patch patched fix fixed fixes applied applying deployed deploying pushed shipped released workaround kill killed killing kills terminate terminated recreated rebuilt rebuilding redeploy redeployed restored restoring restores replaced replacing renewed reissued rerouted shed shedding manually ran reenabled rerun reran enabled undid undo increased increasing raise raised raising raises bump bumped freed deleted removed isolate isolated rotate rotated reset unblock unblocked promote promoted reattach reattached attached attaching toggled toggling',
  plan: 'let lets should shall could can going gonna will ll about plan planning want wants need needs try trying proposal propose suggest maybe might if what ready preparing considering thinking how todo action',
  hypothesis:
    'think suspect suspected suspects believe wonder assume guess could might may maybe hypothesis theory suspicion hunch prime possible possibly probably likely seems looks appears bet money assumed assuming',
  diagnosis:
    'root caused causing causes culprit turns turned problem issue reason cause bug trigger because due found identified identifies confirmed confirms traced pinpointed tracked led resulted result results explains why diagnosed diagnosis',
  ruledOut: 'rule ruled rules ruling not isn wasn unrelated red fine healthy normal clean ok okay nothing',
  decision: 'lets decide decided decides deciding decision agreed let go going',
  followUp:
    'should ought must need needs needed have todo do action actions follow followup let someone somebody ll after once permanent long file filed create created open raise remind',
  surprise:
    'surprised surprising surprise surprisingly unexpected unexpectedly didn did wasn never weird strange strangely odd oddly bizarre wtf huh confused confusing confusion thought idea sense til come possible',
  risk: 'again risk risks risky also same temporary temporarily band bandaid stop stopgap workaround now single only vulnerable vulnerability no expire near nearly',
  obstacle:
    'no didn did never doesn does can cant cannot couldn could unable don runbook docs doc documentation dashboard wiki playbook outdated stale missing wrong who nobody took taking rollback revert deploy pipeline failover restart attempt fix broken alert',
  limited:
    'luckily lucky fortunately thankfully fallback failover circuit retries retry queue cache buffer backup replica canary feature rate redundant redundancy kept saved held absorbed limited prevented contained retried only no blast',
  dependency:
    'upstream downstream third 3rd vendor provider supplier dependency external aws azure gcp google cloudflare fastly akamai stripe twilio github gitlab okta auth0 datadog slack route route53 s3 docker dockerhub npm pypi sendgrid heroku cdn',
  leading: 'lead leading incident commander coordinating coordinate coordinator coordination ic im',
  watching:
    'watching following observing lurking here monitoring eyes 1 thanks thank thx nice great good ok okay hi hello hey 👀 👍 🎉',
};

/** Turns a claim into no claim: "not recovered", "should be back to normal", "once it is resolved", "until mitigated". */
export const HEDGE =
  /\b(?:not|never|no|isn['’]?t|hasn['’]?t|haven['’]?t|wasn['’]?t|aren['’]?t|don['’]?t|didn['’]?t|doesn['’]?t|before|until|till|once|when|whether|if|will|we['’]ll|it['’]ll|should|would|could|can|hope|hopefully|hoping|might|may|maybe|expect|expected|expecting|waiting|await|awaiting|to be|to get|trying|try|tried|going to|almost|nearly|partial|partially|partly|seems|seem|looks like|look like|eta|soon|to confirm|please confirm|unless|hardly|barely|attempt|attempting|to (?:make|bring|see|have))\b[^.!;]{0,28}$/i;

/** Claims: what counts only when it is neither asked nor hedged. */
export const CLAIMS: [Signal, RegExp][] = [
  [
    'mitigated',
    /\b(?:is|are|was|been|now|fully|incident|issue|impact|problem|outage|status|to|→|->)?\s*\bmitigated\b|\bmitigates the (?:issue|problem|incident|outage)\b|\b(?:customer |user )?impact (?:is |was |has )?(?:now )?(?:over|ended|ends|stopped|stops|gone)\b|\b(?:incident|issue|fault|outage|service) (?:is |was |has been )?repaired\b|^\W*repaired\b|\bend of (?:the )?(?:impact|outage|downtime|disruption)\b|\b(?:outage|downtime|impact|disruption) (?:ends|ended|over)\b/i,
  ],
  [
    'recovered',
    /\bback to (?:normal|baseline|usual|green|healthy)\b|\breturn(?:ed|s|ing)? to (?:normal|baseline|service)\b|\brecovered\b|\b(?:starts?|started|begins?|began|is|are) recovering\b|\b(?:service|services|site|traffic|access|functionality|connectivity|availability|operations?|everything|production|cluster|system|systems) (?:is |are |was |were |has been |have been |have |has |fully |now )*(?:restored|recover(?:s|ed)|working again|healthy again|operational|back online|back up|stabili[sz]ed|healthy)\b|\b(?:back|up) (?:online|up and running|and running|in service)\b|\bback up\b(?! (?:to|the|file|data|our))|\bis back\b(?! (?:to back|and forth|on the))|\bwork(?:s|ing)? (?:again|normally|as expected|fine again)\b|\bfunctioning (?:normally|again)\b|\berrors? (?:rates? )?(?:have |has |are |is )?(?:stopped|gone|cleared|subsided|dropp?(?:ed|ing) (?:to (?:zero|0|normal)|back)|down to (?:zero|0|normal))\b|\b(?:fully|now|all) operational\b|\ball (?:healthy|green|good again)\b|\bstabili[sz]ed\b|\brestored (?:service|access|connectivity)\b|\bservice restored\b/i,
  ],
  [
    'resolved',
    /\b(?:incident|issue|issues|problem|outage|status|it|all|now|fully|is|was|been|marked(?: as)?|→|->|to|declared)\b[^.!?]{0,20}\bresolved\b|^\W*\[?resolved\b|\(resolved\)|\ball[- ]clear\b|\bclos(?:ed|ing) (?:out )?(?:the |this )?(?:incident|issue|inc\b)|\bincident (?:is |was |now )*(?:closed|over|ended|ends|complete[d]?)\b|\bend of (?:the )?incident\b|\bresolve[sd] the (?:issue|problem|incident|outage)\b|\bcall(?:ing)? (?:it|this) (?:resolved|closed)\b/i,
  ],
];

/** The rest, each tried on the text as it stands. */
export const NARROW: [Signal, RegExp][] = [
  [
    'impactStart',
    /\b(?:outage|impact|incident|faults?|problems?|downtime|degradation|disruption|errors?|failures?|timeouts?|customer impact|issue|5\d\ds?|5xx(?: errors?)?)\s*\)?\s*(?:first |has |had |have )?(?:start(?:s|ed)?|begins?|began|begun|commence[sd]?|occur(?:s|red))\b|\b(?:start|beginning|onset) of (?:the )?(?:outage|impact|incident|problems?|downtime|degradation|disruption)\b|\b(?:start(?:s|ed)?|begins?|began) (?:to )?(?:fail(?:ing)?|error(?:ing)?|crash(?:ing|loop\w*)?|return(?:ing)? (?:errors?|5\d\d|40\d|5xx)|tim(?:e|ing) out|throw(?:ing)? (?:errors?|5\d\d)|reject(?:ing)?|drop(?:ping)? (?:requests|connections|traffic))\b|\bfirst (?:errors?|failures?|failed requests?|customer impact|impact|5\d\ds?)\b|\b(?:goes|went|going) (?:down|offline|dark)\b|\bstop(?:s|ped) (?:working|responding|serving)\b|\bbecame? (?:unavailable|unreachable|unresponsive|inaccessible)\b/i,
  ],
  [
    'noticed',
    /\b(?:issue|problem|incident|outage|failure|fault|error|anomaly|bug|it)s? (?:is |was |were |has been |first |been )*(?:detected|discovered|noticed|reported|spotted|flagged)\b|\bfirst (?:detected|noticed|reported|spotted|seen)\b|^\W*(?:detection|detected|discovered|noticed)\b|\b(?:alerts?|alarms?|pages?|monitors?) (?:was |were |is |has |have |been )*(?:fired|fires|firing|triggered|triggers|received|raised|sounded|went off|goes off)\b|\b(?:pager ?duty|opsgenie|pingdom|monitoring|alerting|nagios|icinga|zabbix|sentry|datadog|grafana|prometheus|cloudwatch)\b[^.]{0,30}\b(?:alert(?:s|ed)?|page[sd]?|warn(?:s|ed)|detect(?:s|ed)|fire[sd]|report(?:s|ed)|notif\w+)\b|\b(?:on-?call|engineer|team|we|i) (?:got |was |were |is |are |am )?(?:paged|alerted|notified)\b|\b(?:customers?|users?|clients?|support|developers?|someone|people|several|colleagues?|partner|end-users?|merchants?)\b[^.?]{0,24}\b(?:report(?:s|ed|ing)?|complain(?:s|ed|ing)?|says?|told us|alerted|notified|noticed?|noticing|raised?|seeing)\b|\b(?:first |second |user |customer |bug )?reports? (?:of|from|that|came|started|coming)\b|\b(?:we|team|engineers?|on-?call|developers?) (?:have |had |first |also )*(?:noticed?|notices|detected|discovered|observed|spotted)\b|\b(?:we(?: are|['’]re)?|i['’]m|anyone else|is anyone|are we) (?:also |now |start(?:ed)? )*seeing (?:[\w-]+ ){0,5}(?:errors?|failures?|failing|timeouts?|5\d\ds?|5xx|issues?|problems?|slow\w*|alerts?|latency|spikes?|drops?|outages?)\b|^[\w\s:./-]{0,60}\balerts?\W*$|\breceived (?:an? |a lot of |several |many |multiple )?(?:alerts?|pages?|alarms?|reports?|complaints?)\b/i,
  ],
  [
    'acknowledged',
    /\back(?:nowledge[sd]?|['’]?e?d|ing)?\b(?! (?:packet|message|that))|\b(?:i'm|i’m|i am|im) (?:on it|looking|investigating|taking (?:a look|this))\b|\b(?:looking|digging) (?:into|at) (?:it|this|that)\b|^\W*(?:looking|on it|investigating|taking a look)\b|\btaking a look\b|\b(?:investigation|investigating|investigations)\b[^.]{0,24}\b(?:start(?:s|ed)?|began|begins|commenced|underway)\b|\b(?:start(?:s|ed)?|began|begins?|commenced) (?:the |an |our |to )?investigat\w+/i,
  ],
  [
    'declared',
    /\b(?:declar(?:e|ed|es|ing)|opened|opening|created|raised|raising|open|started)\b[^.?]{0,16}\b(?:an? |the |this |as )?(?:incident|inc\b|inc-\d+|sev-?\s?\d|p[0-4]\b|major)\b|\bincident (?:is |was |has been )?(?:declared|opened|created|raised|called)\b|\b(?:this|it|that)(?:['’]s| is) (?:a |an )?(?:incident|sev-?\s?\d)\b|\bupgrad(?:ed|ing) to (?:a )?sev/i,
  ],
  [
    'relapse',
    /\b(?:failing|down|erroring|broken|happening|spiking|climbing|back up|rising|firing|seeing (?:it|errors|this)) again\b|\bstill (?:seeing|failing|broken|down|happening|erroring|firing)\b|\brelaps\w+|\bback down\b|\breoccurr\w+|\brecurr(?:ed|ing)\b|\b(?:errors?|latency|alerts?|problem|issue)\b[^.]{0,16}\b(?:came|come|coming|is|are) back\b|\bspoke too soon\b|\breopen\w*/i,
  ],
  [
    'change',
    /\b(?:deploy(?:s|ed|ing|ment)?|releas(?:e|ed|es|ing)|roll(?:ed|s|ing)? ?out|rollout|shipp?(?:ed|ing)|push(?:ed|es)?|merg(?:e|ed|es)|promot(?:e|ed)|migrat(?:e|ed|es|ing|ion)|upgrad(?:e|ed|es|ing)|cut ?over|maintenance|config(?:uration)? (?:change|update|push)|(?:feature )?flag\b|(?:cert|certificate|secret|key|token|credential)s? (?:was |were )?(?:rotat|renew|expir)\w+|expire[ds]|terraform|appl(?:y|ied|ies)|chang(?:e|ed|es) (?:to|the|in|made|applied|of|was)|replaced|enabled|switch(?:ed|es)? (?:to|over|from)|provision(?:ed|ing)|launch(?:ed|es)?|installed|removed|deleted|increased|decreased|updated|refactor\w*|cron|scheduled job|backfill|batch job|import job)\b/i,
  ],
  [
    'repair',
    /\b(?:roll(?:ed|ing|s) ?back|rollback (?:of|to|was|is (?:done|complete|out|live|in progress)|complete[d]?|done|finished|started|initiated|deployed|applied|triggered|merged|to)|revert(?:ed|ing|s)?|restart(?:ed|ing|s)?|reboot(?:ed|ing|s)?|fail(?:ed|ing|s) ?over|failover (?:of|to|is|was|complete[d]?|done|started|initiated|triggered)|scal(?:ed|ing|es) (?:up|out|down|to)|disabl(?:ed|ing|es)|turn(?:ed|ing|s)? (?:it |that |the \S+ )?off|switch(?:ed|ing|es)? (?:it |the \S+ )?(?:off|back|over|to)|block(?:ed|ing|s)|rate[- ]?limit(?:ed|ing)|throttl(?:ed|ing)|purg(?:ed|ing)|flush(?:ed|ing)|clear(?:ed|ing) (?:the |out )?\w*(?:cache|queue|backlog|lock|disk)|drain(?:ed|ing)|hot-?fix(?:ed|es)?|patch(?:ed|ing)?|fix (?:was |is |has been )?(?:deployed|merged|applied|released|rolled|pushed|shipped|live|out|committed|approved)|(?:applied|deployed|pushed|shipped|released|merged|applying|deploying|rolled out) (?:a |the |an )?(?:\w+ )?(?:fix|patch|workaround)|workaround|kill(?:ed|ing|s)|terminat(?:ed|ing)|recreat(?:ed|ing)|rebuil(?:t|ding)|redeploy(?:ed|ing)?|restor(?:ed|ing|es)|replac(?:ed|ing)|renew(?:ed|ing)|reissu(?:ed|ing)|rerout(?:ed|ing)|shed(?:ding)? (?:load|traffic)|manually|re-?ran|rerun|re-?enabled|undid|undo|increas(?:ed|ing)|rais(?:ed|ing) the|bump(?:ed|ing)|freed|deleted|removed|isolat(?:ed|ing)|rotat(?:ed|ing)|reset|unblock(?:ed|ing)|promot(?:ed|ing)|reattach(?:ed|ing)?|attach(?:ed|ing)|toggl(?:ed|ing))\b/i,
  ],
  [
    'plan',
    /\b(?:let['’]?s|let us|we should|should we|shall we|we could|could we|can we|can you|could you|going to|gonna|will|i['’]ll|we['’]ll|about to|plan(?:ning)? to|want to|wants to|need(?:s)? to|try(?:ing)? to|proposal|propose|suggest|maybe|might|if we|what if|want me to|ready to|preparing|considering|thinking of|how about|todo|action item)\b/i,
  ],
  [
    'hypothesis',
    /\b(?:i|we) (?:think|suspect|believe|wonder|assume|guess)\b|\b(?:could|might|may) (?:it |this |that )?be\b|\bmaybe (?:it|the|this|that|we)\b|\b(?:hypothesis|theory|suspicion|hunch|prime suspect)\b|\bsuspect(?:ed|ing|s)?\b|\bpossibl[ey]\b|\bprobably\b|\blikely\b|\b(?:seems|looks|appears) (?:like|to be|related)\b|\bmy (?:guess|bet|money)\b|\bassum(?:ed|ing)\b/i,
  ],
  [
    'diagnosis',
    /\broot cause\b|\b(?:was|were|is|been|are) caused by\b|\bcaus(?:ed|ing|es) (?:the|by|a|all|us|it|our|this|every)\b|\bculprit\b|\bturn(?:s|ed) out\b|\b(?:problem|issue|reason|cause|bug|trigger) (?:is|was|were|seems to be|turned out)\b|\bbecause\b|\bdue to\b|\bfound (?:it\b|(?:the |a |our )?(?:cause|problem|issue|bug|culprit|reason))|\b(?:identif(?:ied|ies)|confirm(?:ed|s)|traced|pinpointed|tracked) (?:it |this |that )?(?:down )?(?:the |a |as the |to )(?:\w+ ){0,4}(?:cause|problem|issue|bug|culprit|source|commit|change|reason|deploy\w*|release|config\w*)|\btraced (?:it |this )?(?:back )?to\b|\bled to\b|\bresult(?:ed|s)? (?:of|in|from)\b|\bexplains (?:why|the|it)\b|\bthat['’]?s why\b|\bdiagnos(?:ed|is)\b/i,
  ],
  [
    'ruledOut',
    /\bruled? (?:that |it |this |this one )?out\b|\bruling out\b|\bnot the (?:cause|problem|issue|culprit|reason|root)\b|\b(?:isn['’]?t|wasn['’]?t|is not|was not) (?:the|it|us|related|caused)\b|\bunrelated\b|\bred herring\b|\b(?:is|are|looks?|look) (?:fine|healthy|normal|clean|ok|okay)\b|\bnothing (?:unusual|wrong|out of the ordinary|suspicious)\b/i,
  ],
  [
    'decision',
    /\b(?:we |i |team |have |has |was |is )?(?:decided?|decides|deciding|decision|agreed)\b|\blet['’]?s (?:roll|revert|fail|go (?:with|ahead)|do (?:it|that|this)|restart|disable|scale|switch|turn|wait|hold|not|keep|stop|block|drain|page|call|escalate)\b|\bgo(?:ing)? ahead (?:with|and)\b|\bgoing to (?:roll|revert|fail|restart|disable|scale|switch|block|drain|page|escalate)\b/i,
  ],
  [
    'followUp',
    /\bwe (?:really |also |probably |definitely )*(?:should|ought to|must|need to|have to)\b|\b(?:todo|to-do)\b|\baction(?: item)?s?\s*[:-]|\bfollow[- ]?ups?\b|\blet['’]?s (?:make sure|ensure|add|file|create|open a|write|document|not forget|remember|schedule|track|fix this properly)\b|\b(?:need|needs|needed) (?:to \w+[^.]{0,80}\b(?:so that|so we|to (?:avoid|prevent|stop))\b|a (?:proper|permanent|long[- ]term|real|better)|an? (?:alert|runbook|test|check|monitor|alarm|limit|dashboard)|an? (?:[\w-]+ ){1,6}(?:so that|so we|which|for|on|in|to)\b)|\b(?:someone|somebody) should\b|\b(?:i|we)['’]?ll (?:file|open|create|raise|write|add)\b[^.]{0,40}\b(?:ticket|issue|jira|pr|runbook|doc|card|alert|test|follow)|\b(?:after|once) (?:this|the incident|all this|things calm)[^.]{0,30}\b(?:should|need|let['’]?s)\b|\bpermanent fix\b|\blong[- ]term fix\b|\b(?:file|filed|create|created|open|raise)\b[^.]{0,12}\b(?:ticket|jira|issue)\b[^.]{0,16}\b(?:for|to|about)\b|\bremind me to\b/i,
  ],
  [
    'surprise',
    /\bsurpris\w+|\bunexpected(?:ly)?\b|\b(?:didn['’]?t|did not|wasn['’]?t|never) (?:expect|know|realis|realiz|anticipat)\w*|(?<!\b(?:no|nothing|not|any|anything) )\b(?:weird|strangely|strange(?! charge)|odd(?:ly)?|bizarre|wtf|huh)\b|\bconfus(?:ed|ing|ion)\b|\bI thought (?:it|we|that|the)\b|\bno idea\b|\bmakes no sense\b|\bTIL\b|\bhow (?:come|is (?:this|that) (?:even )?possible)\b/i,
  ],
  [
    'risk',
    /\b(?:could|can|might|may|will|going to) (?:\w+ )?(?:happen|recur|reoccur|occur|hit us|bite us|break|fail) again\b|\brisk(?:s|y)?\b|\b(?:also|same (?:problem|bug|issue|config|version|setup|setting)) (?:affects?|in|on|applies|exists|runs?)\b|\b(?:temporary|temporarily|band-?aid|stop-?gap|workaround|for now)\b|\bsingle point of failure\b|\bonly (?:one|a single) (?:person|replica|node|instance|engineer|copy)\b|\bvulnerab\w+|\bno (?:backups?|failover|fallback|redundancy|rate limit|limit|timeout|alert(?:s|ing)?|monitoring|tests?)\b|\bwill expire\b|\bnear(?:ly)? (?:full|out of|the limit)\b/i,
  ],
  [
    'obstacle',
    /\bno (?:alert(?:s|ing)?|monitoring|runbook|dashboard|docs|documentation|access|permission|logs|visibility|metrics?|owner)\b|\b(?:didn['’]?t|did not|never|doesn['’]?t|does not) (?:alert|page|fire|trigger|notify)\b|\b(?:can['’]?t|cannot|couldn['’]?t|could not|unable to|don['’]?t|didn['’]?t) (?:\w+ )?(?:access|log ?in|ssh|reach|have (?:access|permission)|get (?:in|access|hold))\b|\b(?:runbook|docs?|documentation|dashboard|wiki|playbook)\b[^.]{0,30}\b(?:out ?of ?date|outdated|wrong|missing|stale|old|broken|not|doesn)\b|\b(?:outdated|stale|missing|wrong) (?:runbook|docs?|documentation|dashboard|alert|playbook)\b|\bwho (?:owns|knows|has access|is on[- ]call)\b|\bnobody (?:knows?|knew|has|had|noticed|was|reads?|saw|watches|got|get)\b|\b(?:took|taking) (?:a while|too long|ages|longer|forever|\d+ (?:min|minutes|hours?))\b|\b(?:rollback|revert|deploy|pipeline|failover|restart|attempt|fix)\b[^.]{0,20}\b(?:failed|fails|is stuck|stuck|didn['’]?t work|did not work|not work)\b|\bbroken (?:pipeline|dashboard|vpn|access)\b|\balert (?:was |is )?(?:muted|silenced|ignored|missed|too noisy)\b/i,
  ],
  [
    'limited',
    /\b(?:luckily|lucky that|lucky we|we (?:got|were) lucky|fortunately|thankfully)\b|\b(?:fallback|failover|circuit breaker|retries|retry|queue|cache|buffer|backup|replica|canary|feature flag|rate limit|redundan\w+)\b[^.?]{0,40}\b(?:kept|saved|held|caught|worked|absorbed|limited|prevented|contained|covered|handled|protected|kicked in|served|retried)\b|\b(?:kept|saved|held|absorbed|limited|prevented|contained|retried)\b[^.?]{0,30}\b(?:fallback|circuit breaker|retries|queue|cache|buffer|backup|replica|canary|orders|requests|damage|impact|blast radius)\b|\bonly (?:affect(?:s|ed)|hit|impact(?:s|ed)|a (?:subset|small|fraction))\b|\bno data (?:was |is |has been )?(?:lost|loss)\b|\bblast radius\b/i,
  ],
  [
    'dependency',
    /\b(?:upstream|downstream|third[- ]party|3rd[- ]party|vendor|provider|supplier|dependency|external (?:api|service|system))['’]?s?\b[^.?]{0,40}\b(?:outage|down|incident|degraded|issue|problem|errors?|unavailable|failing|fails|failed|slow|time ?outs?|timing out|rate limit\w*|throttl\w*)\b|\b(?:aws|azure|gcp|google cloud|cloudflare|fastly|akamai|stripe|twilio|github|gitlab|okta|auth0|datadog|slack|route ?53|s3|docker ?hub|npm|pypi|sendgrid|heroku|cdn)\b[^.?]{0,40}\b(?:outage|down|incident|degraded|issue|problem|error|errors|unavailable|failing|slow|status page|rate limit\w*|throttl\w*)\b/i,
  ],
  [
    'leading',
    /\b(?:[Ii]['’]?m|[Ii] am|[Ii]['’]ll be|[Ii]['’]ll|[Tt]aking|assigned|assumes?|assuming|taking over|new|handing)\b[^.?]{0,16}\b(?:lead(?:ing)?|incident command(?:er)?|commander|coordinat\w+|\bIC\b|\bIM\b|incident manager)\b/,
  ],
  [
    'watching',
    /^\W*(?:watching|following(?: along)?|observing|lurking|here if needed|monitoring|eyes on|\+1|thanks|thank you|thx|nice|great|good (?:job|work)|👀|👍|🎉|ok|okay|hi|hello|hey)(?!\w)/i,
  ],
];

export const QUESTION =
  /\?\s*$|\?["')\]]*\s*$|^\s*(?:is|are|was|were|do|does|did|can|could|should|would|has|have|what|why|who|when|where|how|any(?:one|body)|which)\b[^.!]*\?/i;

export const SURELY_DIAGNOSIS = /root cause|caused by|because|due to|turn(?:s|ed) out|culprit|led to/i;
export const SEEKS_CAUSE =
  /\b(?:find|finding|found no|look(?:ing)? for|search\w*|investigat\w*|determin\w+|unknown|unclear|not (?:yet )?(?:known|clear|found|identified)|updated|acknowledging|posted|communicat\w+)\b[^.]{0,40}\broot cause\b|\broot cause (?:investigation|analysis|is (?:still )?(?:unknown|unclear|not)|unknown)/i;
/** Of other things that come back than service: space, data, money. */
export const OTHER_RECOVERY =
  /\b(?:space|data|files?|records?|disk|funds|gb|gib|tb)\b[^.]{0,24}\b(?:recovered|restored)\b/i;
