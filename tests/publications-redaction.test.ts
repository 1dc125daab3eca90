import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { exportDocumentOf } from '#shared/document/export/export-document-of.ts';
import { renderConfluence } from '#shared/document/export/render-confluence.ts';
import { renderHtml } from '#shared/document/render-html.ts';
import { renderJson } from '#shared/document/render-json.ts';
import { renderMarkdown } from '#shared/document/render-markdown.ts';
import { audienceDocument } from '#shared/redaction/audience-document.ts';
import { findLeaks, findLeftovers } from '#shared/redaction/leftovers.ts';
import { peopleHere } from '#shared/redaction/people-here.ts';
import type { KnownPerson } from '#shared/redaction/people-needles.ts';
import { defaultPlan, type PublicationPlan } from '#shared/redaction/plan.ts';
import { createRedactor, unusableReplacements } from '#shared/redaction/redactor.ts';

const SAM: KnownPerson = {
  id: '01890a5d-ac96-774b-bcce-b302099a8001',
  name: 'Sam Okafor',
  handles: ['sokafor', 'samo'],
  email: 'sam.okafor@acme.example',
  role: 'responder',
};
const WILL: KnownPerson = {
  ...SAM,
  id: '01890a5d-ac96-774b-bcce-b302099a8002',
  name: 'Will Stone',
  handles: [],
  email: null,
};

const document = (markdown: string, more: Partial<PostMortemDocument> = {}): PostMortemDocument => ({
  reference: 'PM-1',
  title: 'Checkout failed',
  word: 'post-mortem',
  services: ['checkout'],
  timeZone: 'UTC',
  incidents: [],
  phases: { impactStarted: null, detected: null, acknowledged: null, mitigated: null, resolved: null },
  keyEvents: [],
  sections: [{ key: 'summary', title: 'Summary', markdown }],
  citations: [],
  openQuestions: [],
  ...more,
});
const planOf = (change: Partial<PublicationPlan> = {}): PublicationPlan => ({
  ...defaultPlan('customers', [{ key: 'summary' }]),
  ...change,
});
const made = (doc: PostMortemDocument, plan: PublicationPlan, people = [SAM, WILL]) =>
  audienceDocument({ document: doc, followUps: [], people }, 'customers', plan);
const summaryOf = (markdown: string, plan = planOf()) => made(document(markdown), plan).document.sections[0]!.markdown;
const textFiles = (doc: PostMortemDocument) => [
  renderMarkdown(doc),
  renderJson(doc),
  renderHtml(doc),
  renderConfluence(exportDocumentOf(doc)),
];

describe('names of people', () => {
  it.each([
    ['Sam Okafor restarted it.', 'An engineer restarted it.'],
    ['It was Sam Okafor’s change, and sam saw it.', 'It was an engineer’s change, and an engineer saw it.'],
    ["It was SAM OKAFOR's change.", "It was an engineer's change."],
    ['We asked @sokafor and @samo.', 'We asked an engineer and an engineer.'],
    ['Write to sam.okafor@acme.example now.', 'Write to an engineer now.'],
    ['Write to sam@elsewhere.example now.', 'Write to an engineer now.'],
    ['By Okafor, Sam.', 'By an engineer.'],
    ['Then Sa\u200bm Okáfor came.', 'Then an engineer came.'],
    ['Then Sam\nOkafor came.', 'Then an engineer came.'],
    ['Then **Sam** *Okafor* came.', 'Then **an engineer** came.'],
    ['Then Sam <b>Okafor</b> came.', 'Then an engineer came.'],
    ['Then `Sam` came.', 'Then `an engineer` came.'],
    ['Then Sam[^1] Okafor came.', 'Then an engineer came.'],
    ['Then S**am** Okafor came.', 'Then an engineer came.'],
  ])('%j becomes %j', (before, after) => expect(summaryOf(before)).toBe(after));

  it('is a role however somebody is mentioned, and a link that tells a name is none', () => {
    const said = summaryOf(
      `[Ghost](debrief:person/${SAM.id}) wrote [Sam Okafor's notes](https://wiki.example/~sam.okafor "Sam").`,
      planOf({ links: { rule: 'keep', hosts: [] } }),
    );
    expect(said).toBe("an engineer wrote an engineer's notes.");
  });

  it('leaves words alone that are nobody’s name', () =>
    expect(summaryOf('The sample will be the same, Samira.')).toBe('The sample will be the same, Samira.'));

  it('takes out a name that is also a word only with a capital', () =>
    expect(summaryOf('It will work, said Will.')).toBe('It will work, said an engineer.'));

  it('keeps who may be named, and says others in the writer’s words', () => {
    const people = { rule: 'roles' as const, named: [WILL.id], words: [{ personId: SAM.id, as: 'the night shift' }] };
    expect(summaryOf('Sam Okafor told Will Stone.', planOf({ people }))).toBe('The night shift told Will Stone.');
  });

  it('knows who is here: who took part, and who is called by full name or handle', () => {
    const far = [
      { ...SAM, id: 'a', role: null },
      { ...WILL, id: 'b', role: null },
      { ...SAM, id: 'c', name: 'Payments', handles: ['payments'], email: null, role: null },
    ];
    const here = peopleHere(['Sam  Okafor of payments said that it will do'], far);
    expect(here.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('words that the writer lists', () => {
  const words = [{ text: 'Müller & Söhne', as: 'a customer' }];
  it.each([
    ['We told Muller & Sohne.', 'We told a customer.'],
    ['We told **MÜLLER** & Söhne.', 'We told **a customer**.'],
    ['| who |\n| --- |\n| Müller &amp; Söhne |', 'a customer'],
    ['```\nhost=muller-sohne\n```', 'host=a customer'],
    ['```\nMüller &         Söhne\n```', 'a customer'],
    ['- [ ] Müller &\n  Söhne', 'a customer'],
    ['> [!NOTE]\n> Müller & Söhne', 'a customer'],
    ['![Müller & Söhne](https://x.example/mueller.png)', 'a customer'],
  ])('%j', (markdown, after) => {
    const said = summaryOf(markdown, planOf({ words }));
    expect(said.toLowerCase()).toContain(after.toLowerCase());
    expect(said).not.toMatch(/s[oö]hne/i);
  });

  it('are whole words, in writing without blanks every sign', () => {
    expect(summaryOf('Acmecorp and acme', planOf({ words: [{ text: 'ACME', as: 'x' }] }))).toBe('Acmecorp and x');
    expect(summaryOf('会社山田商事です', planOf({ words: [{ text: '山田商事', as: '顧客' }] }))).toBe('会社顧客です');
  });

  it('cannot be replaced by words that hold one of them', () => {
    const plan = planOf({
      words: [
        { text: 'acme', as: 'a big customer' },
        { text: 'customer', as: 'somebody' },
      ],
    });
    expect(unusableReplacements(plan, [])).toEqual(['a big customer']);
  });
});

describe('links', () => {
  const listed = planOf({ links: { rule: 'listed', hosts: ['acme.internal'] } });
  it('to listed hosts are their words, also where the address itself stands in the text', () => {
    const said = summaryOf(
      'See [the graph](https://grafana.acme.internal/d/1), https://acme.internal/x?y=1, db1.acme.internal and [us](https://acme.example/).',
      listed,
    );
    expect(said).toContain(
      'See the graph, [link removed], [link removed] and [us](https://acme.example/).'.replaceAll(
        '[link removed]',
        '\\[link removed]',
      ),
    );
  });

  it('are all removed where the audience gets none', () =>
    expect(summaryOf('See [the graph](https://a.example/) or <https://b.example/c>.')).toBe(
      'See the graph or \\[link removed].',
    ));
});

describe('what goes in', () => {
  const event = (id: string, text: string) => ({
    id,
    at: '2026-03-02T10:00:00.000Z',
    kind: 'message' as const,
    text,
    actor: 'Sam Okafor',
    source: 'Slack',
    url: 'https://slack.example/1',
    basis: 'recorded' as const,
  });
  const doc = document(
    'Gone[^1].\n\n<!-- block: people -->\n\n- **Lead**: Sam Okafor\n\n<!-- /block -->\n\n<!-- block: timeline -->\n\n| a |\n| --- |\n| all of it |\n\n<!-- /block -->',
    {
      keyEvents: [event('e1', 'First'), event('e2', 'Second by Sam Okafor')],
      citations: [{ number: 1, event: event('e1', 'First') }],
      owner: 'Sam Okafor',
      incidents: [{ reference: 'INC-7', title: 'Sam Okafor broke it' }],
    },
  );

  it('to customers is only what was chosen: no evidence, no people, no references', () => {
    const { document: shown } = made(doc, planOf({ timeline: { rule: 'chosen', ids: ['e2'] } }));
    expect(shown).toMatchObject({ reference: null, owner: null, incidents: [], citations: [] });
    expect(shown.sections[0]!.markdown).toMatch(/^Gone\.\n\n<!-- block: timeline -->/);
    expect(shown.sections[0]!.markdown).toContain('Second by an engineer');
    expect(shown.sections[0]!.markdown).not.toMatch(/First|all of it|Okafor/);
    expect(JSON.stringify(shown)).not.toMatch(/okafor|slack\.example|INC-7/i);
  });

  it('is the writer’s own wording where there is one, with its live blocks', () => {
    const sections = [{ key: 'summary', wording: 'In short, by Sam Okafor.\n\n<!-- block: timeline -->' }];
    const { document: shown } = made(doc, planOf({ sections, timeline: { rule: 'all', ids: [] } }));
    expect(shown.sections[0]!.markdown).toMatch(
      /^In short, by an engineer\.\n\n<!-- block: timeline -->[\s\S]*all of it/,
    );
  });

  it('leaves out a section of which nothing is left, and an owner who is no name any more', () => {
    const plan = planOf({ references: true });
    const { document: shown } = made(
      document('<!-- block: people -->\n\n- x\n\n<!-- /block -->', { owner: 'Sam Okafor' }),
      plan,
    );
    expect(shown).toMatchObject({ sections: [], owner: null, reference: 'PM-1' });
  });

  it('says where something was taken out', () =>
    expect(made(document('Sam Okafor and sam'), planOf()).places).toEqual({ [`person:${SAM.id}`]: 2 }));
});

describe('what is left', () => {
  it('is pointed out by rules', () => {
    const doc = document('Ask Dana Whitfield at dana@x.example, db-12, 10.0.0.8, INC-42, @ops and AcmeCorp.');
    const found = findLeftovers(doc, planOf({ words: [{ text: 'acme', as: 'x' }] }), [SAM]);
    expect(found.map(({ kind, text }) => [kind, text])).toEqual(
      expect.arrayContaining([
        ['name', 'Dana Whitfield'],
        ['e-mail', 'dana@x.example'],
        ['host', 'db-12'],
        ['address', '10.0.0.8'],
        ['id', 'INC-42'],
        ['handle', '@ops'],
        ['part', 'AcmeCorp'],
      ]),
    );
  });

  it('names whoever was left named', () => {
    const plan = planOf({ people: { rule: 'roles', named: [SAM.id], words: [] } });
    expect(findLeftovers(document('Sam Okafor did', { reference: null }), plan, [SAM])).toMatchObject([
      { kind: 'name', text: 'Sam Okafor', places: 1 },
    ]);
  });
});

/** A secret said in every way that still is this secret, in every place of a document. */
const SECRETS = ['Zyxwar Corp', 'Qünzel', 'vexil-9', 'Ødegård Bjarnløs'];
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replace(' ', '\n'),
  (text) => text.replace(' ', '** *').replace(/^(.*\*\* \*.*)$/, '**$1*'),
  (text) => text.replace(/^(.)/, '$1\u200b'),
  (text) => text.replace(' ', '  '),
  (text) => `[${text}](https://x.example/${encodeURIComponent(text)})`,
  (text) => `\`${text}\``,
  (text) => `@${text}`,
  (text) => `${text}'s`,
  (text) => `(${text})`,
  (text) => `![${text}](/api/v1/files/01890a5d-ac96-774b-bcce-b302099a8001)`,
  (text) => `<div title="${text}">`,
);
const place = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `- a ${text} b`,
  (text) => `### ${text.replace(/\n/g, ' ')}`,
  (text) => `| a | b |\n| --- | --- |\n| ${text.replace(/\n/g, ' ')} | c |`,
  (text) => `> [!WARNING]\n> ${text.replace(/\n/g, '\n> ')}`,
  (text) => `\`\`\`${text.replace(/[\n\s`]/g, '')}\n${text}\n\`\`\``,
  (text) => `<!-- ${text} -->`,
  (text) => `[^note]: ${text}`,
  (text) => `<!-- block: risks -->\n\n- ${text.replace(/\n/g, ' ')}\n\n<!-- /block -->`,
);
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');

describe('by property', () => {
  it('no file holds a redacted word, however and wherever it was written', () => {
    const secret = fc.constantFrom(...SECRETS);
    const spot = fc.tuple(secret, disguise, place).map(([text, hide, put]) => put(hide(text)));
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), secret, (spots, said) => {
        const plan = planOf({
          words: SECRETS.map((text) => ({ text, as: 'a customer' })),
          links: { rule: 'keep', hosts: [] },
          pictures: true,
          evidence: true,
          references: true,
          openQuestions: true,
          timeline: { rule: 'all', ids: [] },
        });
        const event = {
          id: 'e1',
          at: '2026-03-02T10:00:00.000Z',
          kind: 'message' as const,
          text: said,
          actor: said,
          source: said,
          url: `https://x.example/${encodeURIComponent(said)}`,
          basis: 'recorded' as const,
        };
        const doc = document(`Cited[^1].\n\n${spots.join('\n\n')}`, {
          title: said,
          services: [said],
          owner: said,
          severity: said,
          incidents: [{ reference: 'INC-1', title: said }],
          keyEvents: [event],
          citations: [{ number: 1, event }],
          openQuestions: [{ text: said, about: said }],
          factors: [{ id: 'f', title: said, role: 'triggered', state: 'confirmed', leadsTo: [] }],
        });
        const { document: shown } = made(doc, plan);
        expect(findLeaks(shown, plan, [])).toEqual([]);
        for (const file of textFiles(shown)) for (const text of SECRETS) expect(plain(file)).not.toContain(plain(text));
      }),
      { numRuns: 300 },
    );
  });

  it('a text that was redacted has nothing left to redact, and one without secrets stays', () => {
    const words = fc.array(
      fc.constantFrom('sam', 'Okafor', 'okafor', '@samo', 'Will', 'will', 'stone', ',', '.', '-', 'a'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const redactor = createRedactor(planOf(), [SAM, WILL]);
        const once = redactor.redact(parts.join(' '));
        expect(redactor.find(once)).toEqual([]);
        expect(redactor.redact(once)).toBe(once);
      }),
    );
  });
});
