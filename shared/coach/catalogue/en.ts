import type { Catalogue } from './catalogue.ts';
import { englishGerund, inflectEnglish } from './inflect-english.ts';

/** English. Word classes and questions are drawn from the literature on learning from incidents; see docs/coach.md. */
export const english: Catalogue = {
  language: 'en',
  verbLast: false,
  words: {
    determiner:
      'both two three the a an this that these those our their its his her my your each every any some another no whose',
    negation:
      "not never neither nor cannot didn't doesn't don't hasn't haven't hadn't wasn't weren't isn't aren't can't couldn't shouldn't wouldn't won't",
    auxiliary:
      "do does did didn't doesn't don't is are was were be been being am has have had having will would can could may might must should shall cannot can't couldn't shouldn't wouldn't won't hasn't haven't hadn't wasn't weren't isn't aren't ought should've could've would've might've",
    be: "is are was were be been being am wasn't weren't isn't aren't",
    have: "has have had having hasn't haven't hadn't should've could've would've might've",
    modal: "should could would might ought shouldn't couldn't wouldn't should've could've would've might've",
    adverb:
      'also then later soon again already still just even ever only once twice first finally eventually perhaps maybe least instead together too almost quickly quite very really simply both all now afterwards thus therefore however often always sometimes meanwhile initially once apparently unfortunately sadly somehow merely basically responsible involved concerned directly',
    preposition:
      'in on at of for from with during by to into onto about after before under over without within through via against despite across around between near off out up down per than until since as upon towards toward because due',
    subordinator:
      'that because when while if although though after before since until whether why how what where as unless whereas so once',
    coordinator: 'and or but then nor & yet',
    heOrShe: 'he she',
    they: 'they',
    self: 'we i us',
    role: 'person operator operators engineer engineers responder responders technician technicians dba dbas contractor contractors developer developers dev devs sre sres intern interns sysadmin sysadmins programmer programmers reviewer reviewers commander architect colleague teammate coworker co-worker employee staffer newcomer hire on-call oncall administrator administrators lead manager author committer maintainer tester consultant electrician scribe ic deployer supervisor dispatcher analyst specialist admin admins apprentice trainee superuser deputy approver approvers newbie rookie freelancer moderator oncaller',
    doubtfulRole:
      'operator operators agent agents owner owners manager lead admin admins author authors maintainer reviewer reviewers administrator ic analyst deployer architect commander supervisor dispatcher specialist deputy scribe',
    roleModifier:
      'on-call oncall junior senior new outgoing incoming human tired night shift duty network system database release platform staff inexperienced primary secondary same second other support data backend frontend security field software site reliability devops infrastructure ops operations engineering remote vendor external data-centre change incident another former weekend temporary careless hasty negligent reckless sloppy team tech squad product account project delivery',
    someone: 'someone somebody whoever anyone anybody',
    nobody: 'nobody no-one none',
    relative: 'who whoever',
    past: 'held kept built felt dealt paid sent spent lost won fell grew drew gave rose sat stood ran sought taught bought fought led met hid done gone',
    if: 'if',
    without: 'without',
    by: 'by',
    to: 'to',
    pronoun: 'it them him everyone everybody everything this that these those itself us me something nothing things',
    groupHead: 'team teams squad crew group staff department',
    doubtfulName:
      'will mark grace hope drew may chase rose bill jack art frank summer august page rob sue april june dawn faith joy pat ray guy dean max don gene iris ivy jade miles nick pierce reed rich rusty sandy stone wade woody young brook cliff dale dash glen holly victor bob buddy case clay cole penny ruby lance skip forest autumn crystal daisy heather cook ford hunter king lane mason prince scout trace west austin paris sofia sydney florence virginia georgia jordan chad',
    month: 'may april june august summer',
    work: 'pr prs change changes commit commits deploy deploys deployment deployments config configuration script scripts patch patches migration migrations code fix fixes release releases merge query update rollout pull request diff push branch refactor refactoring hotfix edit edits command commands action actions decision choice work implementation rollback test tests upgrade automation rule review reaction response handling judgement judgment approach',
    fault:
      'mistake mistakes error errors oversight carelessness negligence fault blunder lapse sloppiness incompetence inattention ignorance recklessness haste laziness slip slip-up typo typos failure blame inexperience misjudgement misjudgment complacency misconduct inaction forgetfulness misstep screw-up goof unwillingness refusal inability impatience overconfidence arrogance indifference shortcut shortcuts forgetting hurry hubris ego stubbornness disregard cluelessness dithering hesitation unresponsiveness misconfiguration misreading misunderstanding misdiagnosis miscalculation miscommunication neglect delay confusion tardiness mishandling bungling unavailability inattentiveness disinterest procrastination',
    badThing:
      'bug bugs mistake mistakes error errors outage outages incident regression typo typos defect failure failures mess problem problems breakage disaster downtime crash chaos fault flaw vulnerability delay delays leak race deadlock backdoor',
    wrong:
      'wrong incorrect mistaken unverified unchecked untried untested unreviewed unapproved unauthorised unauthorized faulty broken buggy bad erroneous mistyped accidental inadvertent unintentional misconfigured unsafe dangerous production-breaking half-finished unfinished',
    judgesPerson:
      'careless negligent sloppy reckless incompetent lazy irresponsible unprofessional inattentive clueless negligence carelessness incompetence recklessness sloppiness laziness thoughtless complacent foolish careless-ness neglectful ill-prepared cavalier overconfident idiotic lax asleep amateurish inept amateur slapdash hasty naive gullible unqualified clueless negligent hapless oblivious unfit undisciplined uninterested unreliable incapable arrogant heedless absent-minded trigger-happy impatient forgetful stubborn inconsiderate',
    judgesThing:
      'unacceptable ridiculous stupid inappropriate inexcusable unforgivable dumb silly embarrassing shameful appalling mismanaged inexplicable unwise ill-advised ill-considered rash half-hearted shoddy disappointing terrible slow poor',
    accident:
      'accidentally mistakenly inadvertently erroneously incorrectly wrongly unwittingly unintentionally improperly prematurely wrongfully unknowingly incorrectly anyway regardless',
    reckless:
      'carelessly recklessly blindly foolishly negligently sloppily hastily unwisely stupidly thoughtlessly irresponsibly needlessly casually unnecessarily rashly inexplicably naively impatiently haphazardly absent-mindedly absentmindedly unthinkingly mindlessly cavalierly knowingly deliberately wilfully willfully brazenly clumsily lazily arrogantly wantonly stubbornly',
    down: 'down offline over out',
    leftover:
      'on off open enabled disabled running unlocked exposed unattended unfinished uncommitted behind unprotected unmonitored unpatched mounted on. unset pending plugged unplugged active expire lapse slide slip overflow rot unlocked unsecured unchecked unanswered',
    warning:
      'freeze warning warnings reminder reminders instruction instructions policy told alert alerts knowing rule rules being moratorium advice objections guidance training runbook having process procedure embargo protocol checklist lock incident risk risks concern concerns objection outage known failing',
    temporal:
      'before after over under about below above outside inside one a an two three four five ten minutes seconds because when as past in now the this that been short enough right left like such',
    service:
      'jenkins cassandra consul elastic kafka redis postgres kubernetes terraform grafana prometheus datadog pagerduty github gitlab slack aws azure google airflow nginx apache amazon microsoft docker linux vault',
    human:
      'misread mistyped typed pressed clicked overlooked panicked realised realized apologised apologized forgot fat-fingered pasted',
    measure:
      'rate rates budget budgets message messages log logs code codes page pages handling count counts report response responses threshold',
    perceive: 'see saw seen hear heard find found',
    careful:
      'careful attentive thorough prepared diligent vigilant cautious professional competent paying bothered responsive proactive responsible sensible capable',
    vagueStart:
      'improve investigate consider explore review ensure monitor revisit examine evaluate discuss reflect communicate educate train strengthen enhance optimise optimize encourage',
    teach: 'train retrain educate remind coach tell teach instruct warn reprimand discipline ask',
    people:
      'engineers people staff team teams developers operators everyone humans responders on-call on-calls devs developers admins employees colleagues reviewers themselves sres contractors everybody users',
  },
  verbs: {
    harm: 'hose brick overload derail prolong worsen aggravate exacerbate endanger expose lose/lost/lost leak hard-code override/overrode/overridden break/broke/broken misread/misread/misread mistype misconfigure misjudge mishandle misdiagnose misunderstand/misunderstood/misunderstood mismanage miscalculate misinterpret misplace mislabel misapply miscommunicate botch bungle panic/panicked/panicked ruin wreck damage corrupt cause crash screw/screwed mess/messed blow/blew/blown rush sabotage jeopardise jeopardize fat-finger violate breach overwrite/overwrote/overwritten mislead/misled/misled fumble flout ignore overlook miss disregard dismiss skip neglect compromise clobber underestimate nuke trash degrade destroy impair confuse muddle mistake/mistook/mistaken misuse mis-click misclick mis-type mis-configure mis-read/mis-read/mis-read mis-handle mis-set/mis-set/mis-set goof blunder hardcode circumvent bypass rubber-stamp squander ransack wave overreact dither procrastinate dawdle hesitate meddle tamper bulldoze railroad gloss sidestep brush overstep underplay downplay conceal forgo/forwent/forgone misspell misplace mis-paste mistime trample butcher bork crater stumble fudge skimp misremember misroute strand mis-scope misname misquote overrule ghost stonewall shirk evade deflect blindside underprepare',
    ignore: 'ignore overlook miss disregard dismiss skip misread/misread/misread neglect brush',
    omit: 'forget/forgot/forgotten fail neglect omit/omitted/omitted refuse bother',
    act: 'sleep/slept/slept type run/ran/run set/set/set commit/committed/committed rewrite/rewrote/rewritten unplug/unplugged/unplugged reset/reset/reset rerun/reran/rerun re-run/re-ran/re-run take/took/taken bring/brought/brought let/let/let put/put/put choose/chose/chosen shut/shut/shut hit/hit/hit cut/cut/cut make/made/made give/gave/given cost/cost/cost',
    topple: 'let/let/let take/took/taken bring/brought/brought knock lock throw/threw/thrown pull shut/shut/shut',
    leave: 'leave/left/left let/let/let',
    bring:
      'introduce trigger create make/made/made push merge ship commit/committed/committed deploy release inject write/wrote/written publish leave/left/left cause commit/committed/committed',
    good: 'revert tweet question forward file submit/submitted/submitted restore recover resolve mitigate acknowledge declare open join notice confirm escalate page alert report ask say/said/said tell/told/told post share announce notify investigate identify discover verify check diagnose observe see/saw/seen look review inform reply respond agree suggest propose help pause halt abort cancel stop write/wrote/written document explain describe note call coordinate own monitor follow receive get/got/got/ test validate find/found/found fix begin/began/begun meet/met/met contact raise learn work wait want/wanted/wanted hear/heard/heard message speak/spoke/spoken analyse analyze spot wake/woke/woken think/thought/thought believe know/knew/known have/had/had need triage assign compare examine isolate collect gather trace debug/debugged/debugged reproduce catch/caught/caught prevent avoid detect realise realize read/read/read request schedule correct repair unblock comment go/went/gone come/came/come arrive return leave/left/left quarantine failover reach volunteer log/logged/logged plan/planned/planned start decide try handle support apologise apologize rewrite/rewrote/rewritten',
    know: 'expect believe think/thought/thought know/knew/known see/saw/seen assume understand/understood/understood consider show/showed/shown display list say/said/said indicate suggest appear state recommend instruct resemble anticipate recall remember conclude interpret suspect prompt describe',
    light:
      'choose/chose/chosen decide opt/opted/opted elect prefer/preferred/preferred make/made/made take/took/taken think/thought/thought proceed continue manage insist',
    duty: 'check test tell/told/told ask read/read/read hand announce notify inform review verify confirm look wait document warn consult coordinate escalate open back validate tidy renew watch',
    exempt:
      'have/had/had know/knew/known receive get/got/got own need expect want cause break/broke/broken intend mean/meant/meant miss ignore skip forget/forgot/forgotten lose/lost/lost violate require belong exist happen work affect impact appear seem remain become include contain fit/fitted/fitted match be overlook blame deserve find/found/found reproduce connect access do/did/done authenticate log/logged/logged login load reconcile elect converge appear like feel/felt/felt hear/heard/heard join stop exceed qualify',
  },
  inflect: inflectEnglish,
  phrases: {
    'human-error':
      'human/operator/pilot/manual/engineer/administrator/admin/technician/developer error/errors/mistake/mistakes/failure | human failing/failings/carelessness/negligence | finger trouble | pebkac | fat finger/fingers | fat-finger/fat-fingered error/mistake | error on the part of | caused/due/attributed to/by user error | due to user error | because of user error | user error | human/operator/user/administrator/engineer slip/slips/lapse/lapses/inattention/oversights/forgetfulness | mistake/error by a human | clerical error | error of judgement/judgment | keyboard/people/cockpit error | human/operator fault',
    'denies-error':
      "rather than | instead of | symptom | label | labelled | labeled | isn't | aren't | not a cause | not the cause | avoid | no | never | not | prevent | prevents | reduce | reduces | eliminate | eliminates | protect | protects | against | guard | guards | possible | possibility | risk | risks | prone | potential | likelihood | chance | could | may | might | would | can | minimise | minimize | removes | remove | room for | concept | phrase | term | word | words | ruled | excluded | dismissed | discounted | happen | happens | inevitable | always | normal | expected | catches | catch | lets | let | allow | allows | tolerate | tolerates | room | unlikely",
    'single-cause':
      'the ?single/sole/real/ultimate/true/actual/main/primary/underlying root/only cause was/is/of/for/turned | the ?single/sole/real/ultimate/true/actual/main/primary/underlying root cause | root cause : | root cause was/is/has | sole cause | ultimate cause | real cause | single cause | only cause | the cause of the outage/incident was/is | the reason for the outage/incident was/is | the culprit was/is',
    mechanistic:
      'worked/working/works/behaved/functioned/operated/performed as designed/expected/intended/specified | malfunctioned | malfunction | working as intended | had worked as expected/designed/intended | did what it was designed/supposed/told to do',
    judging:
      "history/habit of | knew better | knew the risk/risks | not know what he/she/they was/were doing | didn't know what he/she/they was/were doing | notorious for | well known for skipping/ignoring/breaking | had no business | had/has no clue | not bothered | knew better than | should know better | should have known better | thought ?they/he/she knew better | ought to know better | be bothered | not care | didn't care | asleep at the wheel | paying attention | pay attention | pay enough attention | dropped the ball | cut corners | cutting corners | took shortcuts | took a shortcut | in over his/her/their head | took too long | waited too long | out of his/her/their depth | lacked ?the discipline/care/attention/competence/skill/skills | lack of care/attention/competence/discipline | should have been more careful | more careful | careful enough | poor judgement/judgment | bad judgement/judgment | rookie mistake/error | no excuse | cowboy | common sense | showed no/little regard",
    slow: 'slow to | too slow | too slowly | far too slowly/late/long | late to | too late | too quick to | quick to dismiss | reluctant to | too busy | too eager | too hasty | unwilling to | quick to blame | slow in | sloppy | out of line | in too much of a hurry | in a hurry/rush | in such a hurry/rush | notorious for | too impatient | too proud to | too lazy | too quick | too careless | too distracted | nowhere to be found | unreachable | too slow | fast asleep | out to lunch | too tired to | too stubborn to | too confident | too relaxed | not up to | no help | the wrong person | unaware of basic | in no hurry | unreachable | unresponsive | unavailable | absent from',
    soft: 'inadequate | inadequately | poor | poorly | improper | improperly | insufficient | insufficiently | lack of | lacking | lacked | wrong | bad | badly | sub-par | substandard | suboptimal | sub-optimal | lousy | weak | confusing | unreasonable | messy | flawed | terrible | horrible | awful | stupid | ridiculous | unacceptable | careless | sloppy | inappropriate | dumb | silly | embarrassing | shoddy',
    hindsight:
      'obviously | clearly | of course | turned out | turns out | in hindsight | with hindsight | with the benefit of hindsight | in retrospect | retrospectively | should have been obvious | was obvious | only a matter of time | waiting to happen | warning signs | as expected in | needless to say | predictably | inevitably | foreseeable | looking back | could have been avoided/prevented | easily have been avoided/prevented | was avoidable | was preventable | entirely avoidable/preventable',
    minimiser:
      'just | simply | merely | easily | trivial | trivially | basically | quick fix | no big deal | as simple as | all it takes',
    distancing:
      "we would never | would never happen | could not happen/occur | couldn't happen | can't happen | cannot happen | could never happen | only affects legacy | one-off | one off | freak | isolated incident/case/event/occurrence | edge case | corner case | perfect storm | bad luck | unlucky | act of god | never happen again | would not happen | once in a lifetime | black swan | other teams",
    animated:
      "can't believe | cannot believe | unbelievable | unbelievably | insane | insanely | crazy | disaster | disastrous | nightmare | horrific | catastrophic | catastrophically | miserably | ridiculously | shockingly | shocking | wtf | omg | panic mode | total chaos | complete chaos | huge mess | complete mess | all hell | meltdown | fiasco | debacle | embarrassingly | ! ! | went haywire | on fire",
    'vague-quantity':
      'some/many/several/few/most/multiple/numerous/various ?of ?our ?the customers/users/requests/clients/people/tenants/accounts/merchants/orders/sites/visitors/services/regions/servers/machines/transactions | a number/subset/handful/portion/fraction/couple/minority/majority/percentage of | a few/lot customers/users/requests/clients/minutes/hours/orders/tenants | a lot of | for some time | for a while | a significant/substantial/large/small/certain number/portion/part/fraction/amount/share/subset/percentage of | brief/short period | a while | some time | elevated error rates | increased error rates | elevated errors | certain customers/users | a small/large set of | intermittently | temporarily | briefly | partially',
    'by-mistake':
      'once again | yet again | for some reason | by error | through carelessness/inattention/negligence/haste/oversight | in his/her/their haste/hurry/rush | by mistake | by accident | in error | without thinking | without permission/approval/authorisation/authorization/review/testing/authorization/notice/oversight/coordination/supervision/warning/backup | in haste | out of carelessness/laziness/haste/impatience | for no ?good reason | on a whim | with no ?good reason | with no ?rollback review/testing/approval/backup/plan/test/tests/warning/notice | without so much as | on his/her/their own initiative | not realising/realizing/noticing/checking | too early | too soon | in a panic | in a hurry | at the worst ?possible time/moment | no questions asked | unsupervised | unannounced | with no ?second ?dry run/check/checks/safety/approval/backup/review/testing | , no review/approval/test/tests/testing/backup/warning | without a ?second thought | for no apparent reason | just like that | to save time | untested | in one go',
    'against-rules':
      "in violation of | in breach of | against ?the ?team/company policy/rules/advice/instructions/procedure/process/guidance/recommendation | contrary to | in defiance of | even though | instead of following/using/asking/checking/waiting/testing/reading | outside ?of the change/approved/maintenance window/process | behind everyone | rather than following/asking/checking/waiting/testing/reading | when/where he/she/they should/shouldn't",
    context:
      "at the time | no alert/alerts/alarm/alarms/warning/warnings/confirmation/prompt/indication/sign/documentation/runbook/monitoring/check/guard/dry-run/preview/validation/guidance/training/way/signal/notification/message/error/record/tooling/tool/procedure/process/checklist | been awake | under ?time pressure | time pressure | was/were told/shown/asked/trained/instructed/advised/given/led/warned/presented/assured/taught | been told/shown/asked/trained/instructed/advised/given/led/assured/taught | was/were not told/aware/paged/shown/given/trained/notified/informed/visible/alerted/documented/labelled/labeled | wasn't/weren't told/aware/paged/shown/given/trained/notified/informed/visible/documented/alerted | had no way/means/access/information/visibility/signal/indication/warning/alert | could not see/know/tell | couldn't see/know/tell | made sense | looked/looks like/identical/similar/normal/fine/healthy/green/alike/correct/right/the | the same name/colour/color/prefix/label/host/window | identical | side by side | next to each other | nothing indicated/suggested/showed/in | unaware | following the ?documented/written/published/usual/standard runbook/procedure/process/checklist/steps/guide/playbook | followed the ?documented/written/published/usual/standard runbook/procedure/process/checklist/steps/guide/playbook | hours awake | hours of sleep | was/were tired/exhausted | fatigue | under the impression | as far as they/she/he knew | with the information | which is how | the runbook/documentation/docs/checklist/playbook/wiki/procedure/dashboard/dialog/prompt/console/screen/ui/tool/banner/panel/page/graph/alert said/says/did/didn't/had/has/omitted/gave/read/reads/showed/shows/listed/lists/named/told/pointed/recommended/asked/offers/offered/warned/returned/reported/omits/looked/looks/called/calls | which omitted | out of date | outdated | had been muted/silenced/hidden/disabled/moved/renamed/removed/turned | in good faith | reasonable | rational | third/second/fourth/fifth/sixth page/night/incident/alert/shift of/in/that | juggling | at the same time as | seemed | appeared | nor ?the did not | without any warning/confirmation/prompt/alert/indication/sign | never ?been shown/told/trained/given/alerted",
    'some-context':
      'looked at | wanted to | intended to | hoped to | told | because | since | so that | in order to | to ?try/help | after | following | based on | from the runbook | per the | according to | in response to | as part of | as planned | scheduled | while | noticed | noticing | saw | seeing | due to | when the | to see/check/confirm/restore/fix/mitigate/reduce/clear/free/stop/prevent/relieve/verify/get/make/recover/test/find/allow/let/avoid/give/bring/force/unblock/rule/investigate/isolate/resolve/address/release/speed/save/keep/reproduce/apply/diagnose/debug/remove/add/replace/update/increase/reduce/handle | runbook | in an attempt to | attempting to | trying to | suspecting | hoping | expecting | believing | thinking | in case | as the | for the',
    denial:
      "not because | not just because | not the case that | not true that | not that | no evidence that/of | does not mean | doesn't mean | did not mean | nothing suggests/indicates/shows | calling/call this | denies | denied | deny | rule out | ruled out | not say/saying/claim/suggest/imply | no one/sign is/was | nothing to do with | isn't that | wasn't that | wasn't because | isn't because | no matter | regardless of whether | regardless of who | not a matter of | not about | unfair/wrong/tempting/easy/simplistic to say/blame/think/call/conclude ?that | rather than because | no indication/suggestion/reason/proof that/of/to | refuted | disproved | wrongly/falsely/initially assumed/believed/thought/suspected that | ask/asks/asked/asking whether/if/why/how/what | unclear/unknown whether/if | wonder/wondered whether/if | would/could anyone/any | any engineer/engineers/responder/operator/developer/one | possible for an/a/any | possible that | easy for an/a/any | whenever a/an | every time a/an | each time a/an | if a/an | in case a/an | so that a/an/no | when a/an | even if a/an/the",
    accuses:
      'is/was/were/are to blame | is/was/were/are ?entirely/solely/largely/partly/clearly at fault | is/was/were/are ?entirely/solely/largely/partly/clearly/directly responsible for the/this/our outage/incident/failure/crash/mess/downtime/bug/breakage/deletion/error/data | is/was the culprit | is/was the cause/reason/problem | bears/bore/carries/carry the/full/sole blame/responsibility/fault | has only himself/herself/themselves | is/was guilty | has/have to answer for | must be held accountable/responsible | owes | deserves the blame | owns/owned this/the/that ?whole failure/mistake/outage/one/mess/incident',
    'accuses-before':
      'the fault of | fault/blame/responsibility lies with | blame lies squarely with | down to | blame ?this ?on | blamed ?this ?on | on the part of | culprit was/is/were | cause/reason/problem/trigger was/is/were | all because of | it was | it is | was made by | never occurred to | did not occur to | mistake/error/lapse/oversight/blunder/misstep/slip/failure/carelessness/negligence/typo ?made/introduced/committed by/of/from/on | at the hands of | fault/blame/responsibility ?for lies/rests/sits/falls ?squarely/entirely/firmly/solely/mostly with/on | rests with | lies squarely with | this/one is/was on | all on | least of all | thanks to | owing to | because of | courtesy of | let down by | responsible for the/this outage/incident/failure/gap/mess/loss :',
    'blames-work':
      'caused by | due to | because of | result of | bug/bugs/error/errors/mistake/defect/fault/typo/regression/flaw in | introduced by/in/with | broken by | triggered by | fault/blame of/lies | down by | blamed on | culprit was/is | cause/trigger was/is | brought down by | blame lies with | traced ?back to | thanks to | courtesy of | owing to',
    'was-supposed':
      'was/were supposed/meant/required/obliged/expected to | was/were ?twice/repeatedly/already/explicitly told/asked/warned/reminded/instructed ?twice/repeatedly/explicitly not to | was/were ?twice/repeatedly/already warned/reminded about/of/twice/repeatedly | had to do was | had only to | had yet to | needed only to | needed to have | had been told/asked/warned/reminded to/not | had been ?twice/repeatedly warned/reminded about/of/twice/repeatedly',
    'asks-accusing':
      "why did/had/was/could/would | why didn't/hadn't/wasn't/couldn't/wouldn't | how could | how did | what was/were",
    refuses:
      "would not/n't listen/admit/accept/help/wait/budge/answer/cooperate/hear/stop/let | wouldn't listen/admit/accept/help/wait/budge/answer/cooperate/hear/stop/let | could not wait/resist/care | couldn't wait/resist/care",
    'leads-to':
      'led/leading to | resulted in | contributed to | ended in | cost us/the/everyone/customers | meant that/we/the',
    owed: 'up to | promised to | agreed to | asked to | told to | reminded to | had to | supposed to | meant to | job to | duty to | responsibility to',
    'did-not-bother': 'bother to | bothered to | care to | think to | take the time/trouble | stop to | pay',
    'good-act':
      'rolled/roll/rolling back | brought/bring/bringing back/up | turned/turn back | put back | failed/fail/failing over/back | switched/switch back | scaled/scale up/out | took/take over/part/notes/action/ownership/charge | called/call in/for | handed over | looked/look into/at | signed/sign off/in/on | logged/log in/into/on/on | got/get online | made/make sure/contact/progress | gave/give an/the update/all-clear | left/leave a/the call/meeting/note/comment/channel/for/at/company/office/room/team | set/set up/out | ran/run the failover | started/start investigating/looking/working/debugging/an/the incident/investigation/call/bridge/rollback | ran/run diagnostics/tests | created/create an/a/the incident/ticket/issue/channel/bridge/room | updated/update the status/channel/ticket/page/customers/statuspage | pushed/push a/the fix | deployed/deploy a/the fix/hotfix/patch | added/add capacity | applied/apply the/a fix/mitigation/patch | merged/merge the/a fix | decided to | stepped/step in | works on | worked/work on/with/through/around | wrote up | tried to | let us/me/them/everyone/everybody/people/support/customers/him/her know | did/doing nothing wrong/but/else/unusual | stood/standing by for | gave/giving up his/her/their | let the ?on-call team/others/channel/room know | made the call/decision to | got going',
    'harm-act':
      'sat/sitting on/idle | took/taking his/her/their/forever time | mixed/mixing/mix up | cut/cutting a/the/some corner/corners | slept/sleeping in | jumped/jumping the gun | played/playing around/with/fast | did/doing nothing | had/having no business/clue | only noticed/realised/realized/reacted/responded/looked/checked/acted/answered after/when/once/at | thought it was/would/be ?be ?a good/great/fine/clever/smart/safe/wise idea/to | thought it a good/great/clever idea | saw fit to | looked/looking the other | turned/turning a blind | wandered off | shrugged/shrugging it/off | brushed/brushing off/aside | winged it | pulled/pulling the plug | passed/passing the buck | gave/giving in | failed/failing us/the/everyone | cost/costing us/the/everyone/customers | went/going rogue/dark/quiet/silent/missing | took/taking the liberty | lost/losing his/her/their patience/nerve/head/temper | let/letting it/things/them/this run/go/slide/drift/happen/slip/grow/fester | let/letting us/everyone/everybody/the down | left/leaving us/everyone in | saw no need/reason/point | made/making it/things/matters worse | slept/sleeping through | insisted/insisting on | took it upon ?himself/herself/themselves ?to | seems/seemed/appears/appeared to have forgotten/missed/overlooked/ignored/misread/skipped | made/making no attempt/effort | took/taking no backup/backups/snapshot/precaution/precautions/care/notice | paid/paying no/little attention/heed/regard | chose/decided/opted/elected not to | gave/giving no warning/notice/thought | told/telling no one/nobody | told nobody | left/leaving out | declined to | stayed/staying/kept/keeping silent/quiet | went/going ahead | made the situation/outage/problem/incident worse | managed/managing to lose/break/delete/take/bring/drop/wipe/miss | fell/falling for | messed/messing/mess up | screwed/screwing/screw up | blew/blowing up | got/getting it wrong | slipped up | lost/losing track of/data | fell/falling asleep | let/letting the certificate/cert/domain/token/key/lease/licence/license expire/lapse | gave up | broke/breaking ?the rule/rules/protocol/process | made/making a/an/the/another ?bad/poor/wrong/serious/costly/simple/stupid/silly/basic mistake/error/typo/blunder/misjudgement | made/making a/an/the/another bad/poor/wrong/costly/stupid/silly/rash/hasty/unilateral decision/call/assumption/choice | got/getting impatient/careless/sloppy/confused/complacent | assumed/assuming without | left/leaving the door | had/having no idea | jumped/jumping to conclusions | took/taking down | brought/bringing down | locked/locking everyone/everybody/us/users/customers/people out | wreaked havoc | caused/causing | stood/standing by | looked/looking on | made/making no mention | gave/giving up | lost/losing interest/focus/control | held/holding us/everything/everyone up | got/getting carried/distracted/lost | could not care | never bothered | forgot/forgetting all | talked/talking over | came/coming late | arrived/arriving late/unprepared | put/putting us/everyone/customers at/in',
  },
  places: {
    timeline: 'timeline | chronology | sequence of events | what happened when',
    summary:
      'summary | impact | overview | abstract | tl;dr | executive | customer impact | user impact | scope | effects | effect',
    factors:
      'root cause | root causes | cause | causes | contributing | factors | why did | why it | analysis | trigger | triggers | what went wrong',
    lucky: 'lucky | luck | near miss | went well | what worked | worked well',
    'follow-ups':
      'follow-up | follow-ups | follow up | followups | follow ups | action items | action item | actions | actionables | next steps | to do | todo | todos | remediation | preventive | prevention | preventative | corrective | improvements | improvement | what we will do | tasks | recommendations | future work',
    prose:
      'detection | response | recovery | resolution | background | lessons | learned | learnings | account | accounts | appendix | communication | supporting | references | glossary | discussion | people | roles',
  },
  abbreviations:
    'e.g i.e eg ie etc vs cf approx ca dr mr mrs ms prof inc ltd co corp no nr fig sec min max resp incl excl st jr sr dept est misc ref refs p pp a.m p.m u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec',
  contractions:
    "it's that's let's he's she's who's what's there's here's where's how's didn't doesn't don't hasn't haven't hadn't wasn't weren't isn't aren't can't couldn't shouldn't wouldn't won't should've could've would've might've",
  endings: { past: 'ed', present: 's', adverb: 'ly' },
  gerundOf: englishGerund,
  wording: {
    they: 'they',
    someRole: 'a responder',
    contributingFactor: 'a contributing factor',
    callRole: (text) =>
      `the ${text.replace(/^(?:the|an?|this|that|our|one|some|another) /i, '').replace(/^[A-Z](?=[a-z-])/, (letter) => letter.toLowerCase())}`,
  },
  rules: {
    'cf-modal': {
      why: 'This measures the moment against what did not happen; what did happen explains more.',
      questions: [
        'What did {actor} see at that moment?',
        'What would have had to be visible for the other option to look right then?',
        'Which options were considered, and what made this one best?',
        'How had the same choice worked out before?',
      ],
    },
    'cf-negated': {
      why: 'This tells what was not done; what was done, and what it answered to, is still missing.',
      questions: [
        'What did {actor} do instead, and what were they attending to?',
        'What told {actor} whether that step was needed?',
        'How would anyone notice that the step was missing?',
      ],
    },
    'agent-harm': {
      why: 'The harm is told as somebody’s doing; what made it look right to them is not there yet.',
      questions: [
        'What was {actor} trying to achieve?',
        'What did the screen, the runbook or the alert say to {actor}?',
        'What effect did {actor} expect from {doing}?',
        'What would stop the same from happening to the next person today?',
      ],
    },
    'agent-adverb': {
      why: 'The word judges the act by how it ended; what was seen and expected explains it.',
      questions: [
        'What did {actor} expect {doing} to do?',
        'What made this easy to do without meaning to?',
        'What did {actor} see that showed it had a different effect, and when?',
      ],
    },
    'agent-nominal': {
      why: 'This names a fault and stops there; what led up to it is what can be changed.',
      questions: [
        'What made this easy to get wrong?',
        'What was {actor} seeing and expecting at that moment?',
        'What normally catches this, and what was different that day?',
      ],
    },
    'agent-passive-by': {
      why: 'The sentence ends at a person; what the system let happen, and how, goes on from there.',
      questions: [
        'What was {actor} trying to achieve?',
        'What did {actor} see and expect at that moment?',
        'What checks lay between this act and its effect?',
      ],
    },
    'agent-artefact': {
      why: 'The change is tied to its author; how it passed all that stands between says more.',
      questions: [
        'What was the change meant to achieve?',
        'Which checks did it pass, and what did they not cover?',
        'What in production differed from where it was tried?',
      ],
    },
    'human-error': {
      why: '“Human error” ends the search where it could begin.',
      questions: [
        'What made this easy to get wrong: labels, defaults, look-alike targets, a missing preview?',
        'What feedback came back, and when?',
        'What normally catches it, and what was different today?',
      ],
    },
    'judging-strong': {
      why: 'This judges; what was observed lets readers see for themselves.',
      questions: [
        'What exactly was observed?',
        'Which norm is this compared with, and how was it known before the incident?',
        'What did the situation look like to {actor}?',
      ],
    },
    'name-role': {
      why: 'Here, documents name roles rather than people.',
      questions: ['What was {actor}’s role in this incident?'],
    },
    'agent-context': {
      why: 'Somebody acts here, and what they saw, knew or expected is not beside it yet.',
      questions: [
        'What did {actor} see at that moment?',
        'What did {actor} expect {doing} to do?',
        'What was {actor} trying to achieve?',
        'How is this normally done, and what was different this time?',
      ],
    },
    'single-cause': {
      why: 'One cause seldom does it alone; what else had to be true?',
      questions: [
        'What else had to be true for this to happen today and not last month?',
        'What made it worse or longer, and what limited it?',
        'Which of these would still be here if only this one were fixed?',
      ],
    },
    mechanistic: {
      why: 'The explanation ends at a part; how the parts met is the rest of it.',
      questions: [
        'How did parts that each did their job add up to this?',
        'What was the system adapting to?',
        'Which earlier decision made this coupling sensible?',
      ],
    },
    'judging-soft': {
      why: '“{word}” says it fell short, not of what.',
      questions: [
        'What exactly was observed?',
        'What would have been enough here, and for what?',
        'How was that norm known before the incident?',
      ],
    },
    hindsight: {
      why: '“{word}” is how it looks from afterwards.',
      questions: [
        'From which screen could this be seen, and at what time?',
        'What else did it look like then?',
        'How widely was this known beforehand?',
      ],
    },
    minimiser: {
      why: '“{word}” hides steps that somebody has to know.',
      questions: ['What are the steps behind “{word}”?', 'What does it take to do them at three in the morning?'],
    },
    distancing: {
      why: '“{word}” sets this apart from everything else.',
      questions: ['Where else does the same condition hold?', 'What would have to be true for it to happen again?'],
    },
    animated: {
      why: '“{word}” tells how it felt; the facts that made it feel so are worth telling.',
      questions: [
        'What was going on that made it feel like this?',
        'What exactly happened, in numbers or words from then?',
      ],
    },
    'passive-no-agent': {
      why: 'Something was done, but not by whom: a role or the automation is enough.',
      questions: ['Which person, role or automation did this?', 'What were they responding to?'],
    },
    'vague-quantity': {
      why: '“{word}” can be a number; a range or an estimate is fine.',
      questions: ['How many, as a range or an estimate?', 'How was it measured?'],
    },
    'action-vague': {
      why: 'One cannot tell when “{word}” is done.',
      questions: ['What will be different when this is done?', 'How will anyone see that it is done?'],
    },
    'action-person': {
      why: 'This asks people to be different; a change to the system holds when they are tired.',
      questions: [
        'What could the system do so that nobody has to remember this?',
        'How would the change help the next newcomer?',
      ],
    },
  },
};
