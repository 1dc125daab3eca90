import { describe, expect, it } from 'vitest';
import type { CoachSetup, Finding } from './finding.ts';
import { makeCoach, oncePerDocument } from './make-coach.ts';
import { coachMarkdown, readPassages } from './read-markdown.ts';

const roster = [
  { name: 'Sam Okafor', handles: ['sam'], role: 'incident lead' },
  { name: 'Ana Ruiz', handles: ['@ana-r'] },
  { name: 'Will Drew' },
  { name: 'Cassandra Lee' },
  { name: 'Grace May' },
  { name: 'Mark Jenkins' },
];
const services = ['Jenkins', 'Cassandra', 'Consul'];

const read = (text: string, setup: CoachSetup = {}): Finding[] =>
  coachMarkdown(makeCoach({ roster, services, ...setup }), text);
const told = (text: string, setup?: CoachSetup) => read(text, setup).map(({ rule, tier }) => `${tier} ${rule}`);
const rewords = (text: string, setup?: CoachSetup) =>
  read(text, setup)
    .filter(({ tier }) => tier === 'reword')
    .map(({ rule }) => rule);

describe('the button', () => {
  it('asks what was seen and expected, in the words of the sentence', () => {
    const [finding, ...others] = read('Sam pressed the button.');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'agent-context', tier: 'ask', actor: 'Sam', quote: 'Sam pressed' });
    expect(finding!.questions).toContain('What did Sam see at that moment?');
    expect(finding!.questions).toContain('What did Sam expect pressing the button to do?');
  });

  it.each([
    'Sam pressed the button; the dialog showed the staging hostname.',
    'Sam pressed the button. The confirmation dialog named the staging host, and Sam expected a dry run.',
    'Sam believed this was staging. Sam pressed the button.',
    'Sam pressed the button.\n\nAt the time no alert was firing.',
    'Sam pressed the button to stop the retries.',
    '| 14:05 | Sam pressed the button |\n|---|---|\n| 14:06 | x |',
  ])('is quiet where the context stands beside it: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('does not look across a heading for context', () => {
    expect(told('Sam pressed the button.\n\n## Detection\n\nThe dashboard showed nothing.')).toEqual([
      'ask agent-context',
    ]);
  });
});

describe('reword: each rule finds what it is for', () => {
  it.each([
    ['cf-modal', 'Ana should have checked the lag first.'],
    ['cf-modal', 'Had Ana looked at the graph, nothing would have broken.'],
    ['cf-modal', 'If Sam had read the guide, the index would not have been locked.'],
    ['cf-modal', 'Sam was supposed to silence the alert.'],
    ['cf-modal', 'Ana should not have deployed on a Friday.'],
    ['cf-negated', 'Without checking the lag, Ana restarted the primary.'],
    ['cf-negated', '@sam failed to follow the runbook.'],
    ['cf-negated', 'Neither Sam nor Ana bothered to escalate.'],
    ['cf-negated', 'The DBA hadn’t rotated the password.'],
    ['cf-negated', 'The root cause was Ana not following the process.'],
    ['agent-harm', 'Ana, who was on call, misread the dashboard.'],
    ['agent-harm', 'Sam and Ana overlooked the disk alert.'],
    ['agent-harm', 'sam@ ignored the warning.'],
    ['agent-harm', 'Ana took the whole site down.'],
    ['agent-harm', 'Somebody left the flag on overnight.'],
    ['agent-harm', 'It was Sam who pushed the change.'],
    ['agent-harm', 'Ana restarted the primary, ignoring the banner.'],
    ['agent-harm', 'Sam typed the wrong cluster name.'],
    ['agent-harm', 'Ana deployed despite the freeze.'],
    ['agent-adverb', 'Ana accidentally deleted the load balancer.'],
    ['agent-adverb', 'Sam restarted the broker by mistake.'],
    ['agent-nominal', 'Ana’s mistake cost us four hours.'],
    ['agent-nominal', 'Ana is to blame for the lost orders.'],
    ['agent-nominal', 'A lapse on the part of the on-call engineer delayed recovery.'],
    ['agent-passive-by', 'The config was broken by Sam.'],
    ['agent-artefact', 'Ana’s PR introduced the bug.'],
    ['agent-artefact', 'This was caused by Sam’s change.'],
    ['human-error', 'The cause was human error.'],
    ['judging-strong', 'A junior developer was careless with the credentials.'],
    ['judging-strong', 'Ana’s sloppy change removed the check.'],
    ['judging-strong', 'The SRE on duty was slow to react.'],
    ['agent-harm', 'Ana chose to ignore the banner.'],
    ['agent-harm', 'Sam made the decision to skip the rehearsal.'],
    ['agent-harm', 'Ana saw the page and did nothing.'],
    ['agent-harm', 'Sam set the limit to 900 instead of 90.'],
    ['agent-nominal', 'Ana’s decision to bypass the queue surprised us.'],
    ['agent-nominal', 'Thanks to Sam we lost the archive.'],
    ['cf-modal', 'A competent operator would have seen the label.'],
    ['cf-negated', 'Sam left at six without telling the next shift.'],
    ['cf-negated', 'Nobody on the late shift reacted to the pages.'],
    ['cf-negated', 'Whoever wrote the job did not think about leap years.'],
    ['cf-negated', 'Ana would not listen.'],
    ['cf-negated', 'Why didn’t Sam look at the plan?'],
    ['agent-passive-by', 'The rule was muted by Ana and then forgotten.'],
    ['judging-strong', 'Because Ana was in a hurry, the rehearsal was left out.'],
  ])('%s: %s', (rule, text) => {
    expect(rewords(text)).toContain(rule);
  });
});

describe('context beside blame', () => {
  it.each([
    'Sam carelessly broke the checkout. In hindsight, that was to be expected.',
    'Sam carelessly broke the checkout. Then the graph was flat.',
    'Sam carelessly broke the checkout. The dialog showed the staging host.',
    'Sam broke the checkout. In hindsight, that was to be expected.',
    'Ana was careless. The two consoles looked identical.',
  ])('does not take back what judges, nor is it what is only said from afterwards: %s', (text) => {
    expect(rewords(text)).toHaveLength(1);
  });

  it('takes back what only tells of harm', () => {
    expect(rewords('Sam broke the checkout. The dialog showed the staging host.')).toEqual([]);
  });
});

describe('silence', () => {
  it.each([
    'The deploy failed to start because the image was missing.',
    'Jenkins did not pick up the pipeline.',
    'Cassandra dropped mutations.',
    'The operator pod never reconciled the resource.',
    'The developer portal failed to load.',
    'The Airflow operator did not retry.',
    'The admin API broke for four minutes.',
    'No engineer failed to follow the runbook.',
    'Nobody is to blame.',
    'This was not because Ana missed an alert; no alert existed.',
    'Sam confirmed that Ana did not change the limit.',
    'Access should have been restored by then.',
    'Each team should have clear rules.',
    'Customers may have been affected.',
    'Ana could not have known that the limit had changed.',
    'Sam was not told about the freeze.',
    'Will the retry budget be enough next time?',
    'Hope this helps.',
    'The grace period expired before the pods drained.',
    'The May release broke checkout.',
    'Sam noticed the errors and opened the incident.',
    'Should Ana have paged earlier?',
    'Human error is not a cause.',
    'Sam did not break anything.',
    'Operator error was ruled out by the review.',
    'Human mistakes happen; the console lets them reach production.',
    'Thanks to Sam we found the leak within minutes.',
    'Ana made the call to fail over at 10:12.',
    'Ana took it upon herself to keep everybody informed.',
    'Sam was supposed to be paged, but the rotation was empty.',
    'No one on the night shift had been told of the migration.',
    'A developer should have installed this package first.',
    'The change was not reviewed by another developer.',
    'I left my own token in the file in an act of laziness.',
    'How would the on-call engineer have known?',
    'Just before 14:05 the alarm fired.',
  ])('%s', (text) => {
    expect(rewords(text)).toEqual([]);
    expect(told(text).filter((line) => /minimiser|context/.test(line))).toEqual([]);
  });

  it('a blamed act is taken back by what was seen, a "should have" is not', () => {
    const shown = ' The console had shown the volume as unused.';
    expect(rewords(`Ana wiped the wrong volume.${shown}`)).toEqual([]);
    expect(rewords(`Ana missed the page; her phone had no coverage at the time.`)).toEqual([]);
    expect(rewords(`Ana should have asked first.${shown}`)).toEqual(['cf-modal']);
  });

  it('speech, chat and logs are not judged', () => {
    expect(told('A customer wrote: "Sam broke it again".')).toEqual([]);
    expect(told('sam: I forgot to drain it\n\n[14:05] Ana Ruiz: Sam broke it')).toEqual([]);
    expect(told('2024-03-01T10:00:00Z ERROR Sam failed to log in user=sam')).toEqual([]);
  });

  it('a near miss may say what would have been', () => {
    expect(told('## Where we got lucky\n\nHad Ana not been awake, Sam would have noticed hours later.')).toEqual([]);
  });
});

describe('ask', () => {
  it.each([
    ['cf-modal', 'We should have posted sooner.'],
    ['cf-negated', 'The team failed to communicate the impact.'],
    ['single-cause', 'The root cause was a full disk.'],
    ['mechanistic', 'The failover worked as designed.'],
    ['judging-soft', 'Monitoring was inadequate.'],
    ['hindsight', 'The limit was obviously too low.'],
    ['minimiser', 'One can simply restart the pod.'],
    ['distancing', 'This was a one-off.'],
    ['animated', 'The night was a nightmare.'],
    ['passive-no-agent', '## Timeline\n\n- 14:05 a command was executed that removed the volume'],
    ['vague-quantity', '## Impact\n\nSome customers saw errors.'],
    ['action-vague', '## Follow-ups\n\n- Improve monitoring'],
    ['action-person', '## Action items\n\n- Remind engineers to check the lag'],
  ])('%s: %s', (rule, text) => {
    expect(told(text)).toContain(`ask ${rule}`);
  });

  it('asks for numbers only where impact is told and none stands there', () => {
    expect(told('Some customers saw errors.')).toEqual([]);
    expect(told('## Impact\n\nSome customers (about 3%) saw errors.')).toEqual([]);
  });

  it('speaks of the single cause once a document, and again when its first place goes', () => {
    const text = 'The root cause was a typo.\n\nThe root cause was a full disk.';
    expect(told(text)).toEqual(['ask single-cause']);
    const passages = readPassages(text);
    const coach = makeCoach();
    const each = passages.map((_, index) => coach.readAt(passages, index));
    expect(each.map(({ length }) => length)).toEqual([1, 1]);
    expect(oncePerDocument(each.slice(1)).flat()).toHaveLength(1);
  });

  it('one question of a kind a sentence, none beside a squiggle on the same words', () => {
    expect(told('Obviously, clearly and of course it broke.')).toEqual(['ask hindsight']);
    expect(told('Sam carelessly restarted the primary.')).toEqual(['reword agent-adverb']);
  });
});

describe('words', () => {
  it.each([
    ['Ana carelessly deleted the table.', 'deleted'],
    ['Ana failed to follow the runbook.', 'Ana did not follow'],
    ['Ana’s careless change removed it.', 'Ana’s change'],
    ['The root cause was a full disk.', 'A contributing factor was'],
    ['Human error led to the outage.', null],
  ])('%s', (text, suggestion) => {
    expect(read(text)[0]!.suggestion).toBe(suggestion);
  });

  it('offers none where marks stand within the words', () => {
    expect(read('Ana carelessly **deleted** the table.')[0]!.suggestion).toBeNull();
  });

  it('questions ask how and what, never why or who', () => {
    const all = [
      'Ana broke it.',
      'Ana forgot it.',
      'The root cause was x.',
      'It was obviously so.',
      'She should have looked.',
    ].flatMap((text) => read(text));
    for (const { questions, why } of all) {
      expect(why).not.toContain('\n');
      for (const question of questions)
        expect(question).toMatch(/^(?:What|How|Which|Where|From|Inadequate|Obvious)\b.*\?$/);
      expect(questions.length).toBeGreaterThan(1);
    }
  });

  it('calls a role by its name, wherever it stood', () => {
    expect(read('The on-call engineer restarted the primary.')[0]!.questions[0]).toContain('the on-call engineer');
    expect(read('A junior developer dropped the table.')[0]!.questions[0]).toContain('the junior developer');
  });
});

describe('names', () => {
  const people = (text: string) => {
    const coach = makeCoach({ roster, services });
    return readPassages(text).flatMap((passage) =>
      coach.findPeople(passage).map(({ start, end }) => passage.text.slice(start, end)),
    );
  };
  it.each([
    ['Sam and Ana Ruiz joined @ana-r.', ['Sam', 'Ana Ruiz', '@ana-r']],
    ['sam@ rolled back.', ['sam@']],
    ['Cassandra lost a node; Cassandra Lee paged Sam.', ['Cassandra Lee', 'Sam']],
    ['Jenkins failed while Mark Jenkins watched.', ['Mark Jenkins']],
    ['Will restarted it. Will it hold?', ['Will']],
    ['In May, Grace was paged.', ['Grace']],
    ['We asked Mark to mark the host.', ['Mark']],
    ['Ask in @here or read @scope/pkg or mail sam@example.com.', []],
    ['The Grace cluster and the Will button.', []],
    ['Ana’s PR and Okafor’s notes.', ['Ana', 'Okafor']],
  ])('%s', (text, names) => {
    expect(people(text)).toEqual(names);
  });

  it('reads names of all scripts', () => {
    const world = [
      'José Núñez',
      'Łukasz Wójcik',
      '佐藤 美咲',
      "Conor O'Brien",
      'Jan van der Berg',
      "Lucia d'Angelo",
      'Ayşe Müller-Şahin',
    ].map((name) => ({ name }));
    const coach = makeCoach({ roster: world });
    const text = "José, Łukasz, 美咲, O’Brien, van der Berg, d'Angelo, Müller-Şahin and Jose\u0301 met.";
    const [passage] = readPassages(text);
    expect(coach.findPeople(passage!).map(({ start, end }) => text.slice(start, end))).toEqual([
      'José',
      'Łukasz',
      '美咲',
      'O’Brien',
      'van der Berg',
      "d'Angelo",
      'Müller-Şahin',
      'Jose\u0301',
    ]);
  });

  it('offers the role where names are not wanted', () => {
    const [first, second] = read('Sam joined; later Ana joined.', { names: 'roles-only' });
    expect(first).toMatchObject({ rule: 'name-role', quote: 'Sam', suggestion: 'The incident lead' });
    expect(second).toMatchObject({ rule: 'name-role', quote: 'Ana', suggestion: 'a responder' });
  });

  it('knows a mention by its name', () => {
    const [finding] = read('[@Ana Ruiz](debrief:person/0b1c) carelessly restarted it.');
    expect(finding!.questions.join()).toContain('Ana Ruiz');
  });

  it('reads a roster of 50,000', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => ({
      name: `First${index} Last${index}`,
      handles: [`h${index}`],
    }));
    const coach = makeCoach({ roster: many });
    expect(coachMarkdown(coach, 'First49999 carelessly restarted it. @h17 broke it.').map(({ rule }) => rule)).toEqual([
      'agent-adverb',
      'agent-harm',
    ]);
  });
});

describe('setup', () => {
  it('switches rules off', () => {
    expect(told('Sam broke it.', { off: ['agent-harm'] })).toEqual([]);
  });
  it('says which languages there are', () => {
    expect(() => makeCoach({ language: 'xx' })).toThrow(
      new RangeError('The coach does not read "xx"; it reads: en, de.'),
    );
  });
  it('takes a regional code', () => {
    expect(told('Sam broke it.', { language: 'en-GB' })).toEqual(['reword agent-harm']);
  });
});

describe('German', () => {
  const german = makeCoach({ language: 'de', roster: [{ name: 'Jürgen Müller' }] });
  it.each([
    ['cf-modal', 'Jürgen hätte den Rückstand prüfen sollen.'],
    ['cf-negated', 'Jürgen hat das Backup nicht geprüft.'],
    ['cf-negated', 'Der Entwickler hat vergessen, den Schalter umzulegen.'],
    ['agent-harm', 'Der Techniker hat den Alarm ignoriert.'],
    ['agent-adverb', 'Jemand hat versehentlich die Datenbank gelöscht.'],
    ['human-error', 'Ursache war menschliches Versagen.'],
    ['judging-strong', 'Der Administrator war nachlässig.'],
    ['single-cause', 'Die Ursache war ein voller Datenträger.'],
  ])('%s: %s', (rule, text) => {
    expect(coachMarkdown(german, text, 'de').map((finding) => finding.rule)).toContain(rule);
  });
  it.each(['Der Dienst hat den Alarm ignoriert.', 'Niemand hat etwas übersehen.', 'Ana hat nichts übersehen.'])(
    'is quiet: %s',
    (text) => {
      expect(coachMarkdown(german, text, 'de')).toEqual([]);
    },
  );
  it('knows its headings', () => {
    expect(readPassages('## Maßnahmen\n\nx', 'de')[1]!.place).toBe('follow-ups');
  });
});
