import type { GapLanguage } from './gap-language.ts';

const COUNTABLE =
  'users?|customers?|people|clients?|accounts?|tenants?|merchants?|teams?|subscribers?|visitors?|organi[sz]ations?|companies|developers?|students?|hubs?|requests?|queries|orders?|payments?|checkouts?|logins?|sessions?|jobs?|messages?|builds?|downloads?|transactions?|records?|rows|emails?|calls?|events?|wallets?|blocks?|validators?|nodes?|hosts?|servers?|instances?|pods?|services?|clusters?|packages?|projects?|pages?|sites?|domains?|tickets?|errors?|[kmgt]i?b|gigabytes?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|seconds?|secs?|s|ms|usd|eur|dollars?|euros?|pounds?';

export const ENGLISH: GapLanguage = {
  untitled: 'this one',
  noticed:
    /\b(?:notic(?:e[sd]?|ing)|detect(?:s|ed|ion|ing)?|alert(?:s|ed|ing)?|alarms?|paged?|paging|pager|pagerduty|report(?:s|ed|ing)?|observ(?:ed|es|ing)|discover(?:ed|s)|spotted|complain(?:s|ed|ts?)|monitoring|told us|informed|notified|notification|contacted|flagged|realis(?:ed|es)|realiz(?:ed|es)|became aware|saw|sees|found (?:out|that)|raised|support tickets?|probe|red flag|uptime ?robot|pingdom|nagios|icinga|sentry)\b/i,
  counted: new RegExp(
    `(?<![\\d.,])\\d[\\d.,]{0,15}\\s?(?:%|percent\\b|(?:[kmb]|thousand|million|billion)?\\+?\\s?(?:[\\w'’/-]{1,24}\\s){0,3}(?:${COUNTABLE})\\b)|[$€£]\\s?\\d|\\b(?:all|every|each|no|none of|half of|most of|nobody|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|hundreds of|thousands of)\\s(?:[\\w'’/-]{1,24}\\s){0,3}(?:${COUNTABLE})\\b`,
    'i',
  ),
  noImpact:
    /\bno (?:(?:known|customer|user|visible|external|direct|real|actual|production)[ -]){0,2}(?:facing )?(?:impact|effect|downtime|outage|data (?:was )?lost|data loss)\b|\b(?:nobody|no one|none) (?:was|were) affected\b|\bnear[- ]miss\b/i,
  titles: {
    impact: /\bimpacts?\b|\baffected\b|\bseverity\b|\bscope\b|\bdamage\b|\bmetrics\b|\bconsequences?\b/i,
    summary: /\bsummary\b|\boverview\b|^tl;?dr|\babstract\b|\bsynopsis\b|\bwhat happened\b|\bdescription\b/i,
    detection: /\bdetect(?:ion|ed)?\b|\bnoticed\b|\bdiscover(?:y|ed)\b|\balert(?:s|ing)?\b|\breported\b/i,
    leadUp: /\blead[- ]?up\b|\bbackground\b|\bcontext\b|\btriggers?\b|\bbefore\b|\bprelude\b|\bhistory\b/i,
    timeline: /\btime ?line\b|\bchronology\b|\bsequence of events\b|\bkey events\b/i,
    factors:
      /\bcontribut|\broot[- ]causes?\b|\bcauses?\b|\bfaults?\b|\bwhy\b|\bwent (?:wrong|badly|poorly)\b|\bdidn['’]t go\b|\bwhat didn['’]t\b|\bfive whys\b|\btriggers?\b|\banalysis\b|\bbetter\b|\bfactors?\b/i,
    wentWell:
      /\bwent (?:well|right)\b|\bgo(?:ne)? well\b|\bluck(?:y|ily)?\b|\bmitigators?\b|\bwhat worked\b|\bworked well\b|\blimited\b|\bsuccesses\b|\bpositives?\b|\bthings that helped\b/i,
    followUps:
      /\baction|\bfollow[- ]?ups?\b|\bnext steps\b|\bcorrective\b|\bpreventa?ti|\bremediation\b|\bto.?dos?\b|\bimprovements?\b|\brecommendations?\b|\bfuture work\b/i,
  },
  placeholder:
    /^(?:t\.?b\.?[dac]\.?|to ?do|to be (?:done|written|defined|determined|completed|filled(?: in)?|announced|added)|fill (?:me |this )?in|coming soon|wip|work in progress|pending|(?:write|add|describe|list|insert|enter) (?:something|text|content|details) here|lorem ipsum|x{2,}|\.{2,}|…|-+|_+|\?+)\.?$/i,
  vague:
    /\b(?:poor(?:ly)?|inadequate(?:ly)?|insufficient(?:ly)?|badly|improper(?:ly)?|sloppy|careless(?:ly|ness)?|negligen(?:t|tly|ce)|sub-?optimal(?:ly)?|deficient|mediocre|lacking|lack of|lacks|(?:not|weren['’]t|wasn['’]t) good enough|unacceptabl[ey]|incompeten(?:t|ce)|unprofessional|substandard|weak|flawed|messy|ineffective(?:ly)?)\b/i,
  humanError:
    /\b(?:human|operator|user|pilot|manual|engineer|admin(?:istrator)?)(?:['’]s)? (?:error|mistake|failure)s?\b|\b(?:by|a|an|the|honest|his|her|their|someone['’]s|somebody['’]s) mistake\b|\b(?:accidental(?:ly)?|inadvertent(?:ly)?|mistaken(?:ly)?|erroneously|unintentionally|mistyped|typos?|fat[- ]finger\w{0,4}|forgot(?:ten)?|oversight|misread|overlooked|misunderstood|slip of)\b/i,
  violation:
    /\b(?:(?:did not|didn['’]t|not|failed to|without) follow(?:ed|ing)?|violat(?:e[sd]?|ing|ions?)|bypass(?:ed|es|ing)?|circumvent(?:ed|ing)?|skipp(?:ed|ing)|ignor(?:ed|ing|es)|disregard(?:ed|ing)?|unauthori[sz]ed change|against (?:the )?(?:policy|procedure|process|rules?)|deviat(?:ed|ion|ing) from|without (?:approval|authori[sz]ation|permission|a review|review))\b/i,
  omission:
    /\b(?:nobody|no[- ]one|we|they|he|she|somebody|someone|the team|teams?|on-?call(?: engineer)?|engineers?|operators?|developers?|responders?|maintainers?|admin(?:istrator)?s?|staff|people|technicians?)\b[^.;]{0,40}?\b(?:did not|didn['’]t|failed to|never|neglected to|omitted|had not|hadn['’]t)\b(?! (?:been |had |have |know|need))|\b(?:nobody|no[- ]one) (?:\w{1,14}ed|saw|knew|told|thought|ran|read|was)\b|\bfailure to (?:check|notice|act|respond|escalate|communicate|test|verify|review|follow|update|document|inform|tell|read|ask)\b|\b(?:was|were) (?:not|never) (?:checked|reviewed|tested|noticed|escalated|communicated|verified|told|informed|documented|rehearsed|acted on|followed up)\b/i,
  givesReason: /\b(?:because|caused by|due to|led to|as a result|resulted in|root cause|the reason)\b/i,
  plansWork:
    /\b(?:follow[- ]?ups?|action items?|next steps|we (?:will|are going to|plan to|intend to|have since|are working on)|going forward|in (?:the )?future|to (?:prevent|avoid) (?:this|it|a|such|similar|the same)|no (?:further )?(?:action|follow-up|work) (?:is |was )?(?:needed|required|planned))\b/i,
  limitedIt:
    /\b(?:luckily|fortunately|thankfully|(?:got|were|was) lucky|by luck|limited the (?:damage|impact|scope|blast)|kept (?:the )?(?:impact|damage|it) (?:small|low|to|from)|went well|worked well|worked as (?:designed|intended|expected)|prevented (?:it|this|further|more|any)|would have been (?:worse|longer)|no data (?:was|were) lost)\b/i,
  changed:
    /\b(?:deploy\w*|releas\w+|merg\w+|push(?:ed|es)|upgrad\w+|roll(?:ed|s|ing)? out|rollout|migrat\w+|chang(?:e[sd]?|ing)|config\w*|install\w*|introduc\w+|maintenance|scal(?:ed|ing)|creat\w+|enabl\w+|started (?:the|a|to)|begins? to|expir\w+)\b/i,
  givesCause:
    /\b(?:because|since|due to|as (?:the|it|they|no|there)|after|while|when|so that|showed|shows|displayed|looked|looks like|similar|same name|identical|default(?:s|ed)?|no (?:alert|warning|confirmation|prompt|preview|test|check|feedback|guard|sign)|nothing (?:showed|told|warned|said|in)|the (?:runbook|screen|dialog|dashboard|tool|prompt|page|form|documentation|checklist|alert)|expected|believed|assumed|thought|was told|told (?:that|to)|out of date|outdated|at night|awake|in parallel|under (?:time )?pressure|pressed|rushed|handover|nobody had|had never)\b/i,
  givesDuty:
    /\b(?:duty|duties|responsible|responsibility|supposed to|expected to|required|requires|requirement|polic(?:y|ies)|procedure|checklist|runbook|playbook|rota|agreed|normally|usually|always|step \d|standard|process (?:says|asks|is)|on-?call['’]s|role|assigned|owner|owns|job of|sla)\b/i,
  words: {
    'impact-vague': {
      why: 'The impact has no number in it.',
      question: 'How many people or requests did it touch, for how long, and how was that measured? A range is fine.',
    },
    'no-detection': {
      why: 'It does not say how this was noticed.',
      question: 'What noticed it first, and when? What would have told you in half the time?',
    },
    'late-start': {
      why: 'The timeline begins when it was noticed.',
      question: 'What was normal an hour before, and what changed between then and the first row?',
    },
    'no-evidence': {
      why: '“{title}” has nothing that shows it.',
      whyOfSeveral: '{count} of {of} timeline rows have nothing that shows them; the first is “{title}”.',
      question: 'What shows “{title}”: a graph, a log line, a message?',
    },
    'few-factors': {
      why: 'Fewer than two contributing factors are written down.',
      question: 'What else had to be true for this to happen on that day and not a month before?',
    },
    'factor-no-effect': {
      why: '“{title}” does not say what it led to.',
      question: 'What did “{title}” lead to in this incident?',
    },
    'factor-vague': {
      why: '“{title}” judges more than it describes.',
      question: 'What exactly was there, or was not, in “{title}”? What would somebody have seen who looked?',
    },
    'factor-error-no-cause': {
      why: '“{title}” names a slip and not what led to it.',
      question: 'What made this easy to get wrong, and what normally catches it?',
    },
    'factor-violation-no-cause': {
      why: '“{title}” names a rule that was not kept and not what came before.',
      question: 'What made the other way the sensible one at that moment? How is this task done on a normal day?',
    },
    'factor-omission-no-duty': {
      why: '“{title}” names what was not done, and not what asked for it.',
      question: 'What would have told somebody that this was theirs to do, and what were they doing instead?',
    },
    'no-went-well': {
      why: 'It does not say what limited the damage.',
      question: 'What kept this from being worse, and how much of that was design rather than luck?',
    },
    'factor-unaddressed': {
      why: 'No follow-up addresses “{title}”.',
      question: 'What would change about “{title}”, or what speaks for leaving it as it is?',
    },
    'no-follow-ups': {
      why: 'There is no follow-up, and no word that none is needed.',
      question: 'What should change because of this? If nothing should, what speaks for that?',
    },
    'action-weak-only': {
      why: 'All of the follow-ups rely on people remembering or finding out more.',
      question: 'What could the system refuse, undo or do by itself, so that nobody has to remember?',
    },
    'action-person': {
      why: '“{title}” is about changing people.',
      question: 'What around them could change, so that the next person gets it right without having been told?',
    },
    'action-unowned': {
      why: '“{title}” has no owner.',
      whyOfSeveral: '{count} of {of} follow-ups have no owner; the first is “{title}”.',
      question: 'What is the name of the one person who will see “{title}” through, whoever else helps?',
    },
    'action-undated': {
      why: '“{title}” has no date.',
      whyOfSeveral: '{count} of {of} follow-ups have no date; the first is “{title}”.',
      question: 'What day should “{title}” be done by?',
    },
    'action-untracked': {
      why: '“{title}” is in no tracker.',
      whyOfSeveral: '{count} of {of} follow-ups are in no tracker; the first is “{title}”.',
      question: 'What is the ticket for “{title}”, where the team that does it will see it?',
    },
    'action-no-factor': {
      why: '“{title}” addresses none of the factors.',
      whyOfSeveral: '{count} of {of} follow-ups address none of the factors; the first is “{title}”.',
      question: 'What in this incident would “{title}” have changed?',
    },
    'action-one-priority': {
      why: 'All follow-ups have the same priority.',
      question: 'What is the one that has to be done first, and what can wait?',
    },
    'section-empty': {
      why: '“{title}” is empty.',
      question: 'What would a reader look for under “{title}”? If there is nothing to say, how do you know?',
    },
  },
};
