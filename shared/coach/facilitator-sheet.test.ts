import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftPostMortem } from '../drafting/draft.ts';
import { draftRows } from '../drafting/draft-rows.ts';
import { CHECKOUT, MULTI_DAY, SAMPLE_RECORDS } from '../drafting/sample-records.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { PHASES } from '../incident-record.ts';
import { facilitatorSheet, type SheetInput } from './facilitator-sheet.ts';
import type { CoachDocument } from './gaps/coach-document.ts';
import { findGaps } from './gaps/find-gaps.ts';

/** The sheet of an incident that was just drafted, and that nobody has written in. */
function sheetInputOf(record: IncidentRecord): SheetInput {
  const draft = draftPostMortem(record);
  const rows = draftRows(draft);
  const events = draft.sections.find(({ key }) => key === 'timeline')?.items ?? [];
  const timeline = events.flatMap((item) =>
    item.type === 'event'
      ? [
          {
            id: item.eventId,
            at: item.at,
            kind: item.kind,
            text: item.quote,
            basis: item.basis,
            actor: item.actor,
            hasEvidence: item.url !== null,
          },
        ]
      : [],
  );
  const times = Object.fromEntries(PHASES.map((phase) => [phase, draft.phases[phase]]));
  const factors = [...rows['contributing-factors'], ...rows.mitigators].map((row) => ({
    ...row,
    id: row.draftedAs,
    effect: '',
    leadsTo: [],
    state: 'candidate' as const,
  }));
  const document: CoachDocument = {
    sections: draft.sections.map(({ key, title, sentences }) => ({
      key,
      title,
      markdown: sentences.map(({ text }) => text).join('\n'),
      prefilled: '',
      required: false,
      rows: 0,
    })),
    timeline,
    times,
    impact: { text: record.impact?.text ?? '', customers: record.impact?.customers ?? null },
    factors,
    followUps: [],
  };
  return {
    title: draft.title,
    reference: 'PM-17',
    incident: {
      references: ['INC-42'],
      severity: draft.severity,
      services: draft.services,
      impact: document.impact.text,
      times,
    },
    people: (record.people ?? []).map(({ name, role }) => ({ name, role: role ?? null })),
    sections: draft.sections,
    timeline,
    openFindings: [
      { section: 'summary', tier: 'ask', quote: 'Sam pushed v412', question: 'What did Sam see when v412 was pushed?' },
    ],
    openQuestions: draft.openQuestions,
    gaps: findGaps(document),
    factors,
    timeZone: draft.timeZone,
  };
}

const partOf = (sheet: string, title: string): string => sheet.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('facilitatorSheet', () => {
  const sheet = facilitatorSheet(sheetInputOf(CHECKOUT));

  it('says what it is about in local time', () => {
    expect(sheet).toMatch(/^# Facilitator’s sheet: PM-17 Checkout errors after config push\n/);
    expect(sheet).toContain('4 March 2026, began 11:02');
    expect(sheet).toContain('39 min of impact');
    expect(sheet).toContain('Sam Okafor (lead), Ana Ruiz, Mina Kovač');
  });

  it('puts a question at the row that it quotes', () => {
    const walk = partOf(sheet, 'Walk through the timeline').split('\n');
    const change = walk.findIndex((line) => line.includes('Checkout config v412 pushed') && !line.includes('[ ]'));
    expect(walk[change + 1]).toMatch(/^ {2}- \[ \] What was the change “Checkout config v412 pushed” meant to do/);
  });

  it('asks about the sentences of a section under its title, with their words', () => {
    expect(partOf(sheet, 'Open questions')).toContain(
      '- [ ] What did Sam see when v412 was pushed? — “Sam pushed v412”',
    );
  });

  it('names what limited the damage, and keeps fixes for later', () => {
    expect(partOf(sheet, 'What limited the damage')).toContain('Rolled back to v411 (candidate)');
    expect(partOf(sheet, 'Parking lot')).toContain('None is decided before that');
    expect(sheet.indexOf('## Walk through the timeline')).toBeLessThan(sheet.indexOf('## Parking lot'));
  });

  it('leaves what is about follow-ups to the end', () => {
    const question = 'What day should it be done by?';
    const about = { kind: 'follow-up', id: 'f1', title: 'Reject it' } as const;
    const late = facilitatorSheet({
      ...sheetInputOf(CHECKOUT),
      gaps: [{ rule: 'action-undated', why: '', question, about }],
    });
    expect(partOf(late, 'Closing round')).toContain(question);
    expect(late.split(question)).toHaveLength(2);
  });

  it('adds its minutes up to about an hour', () => {
    const agenda = partOf(sheet, 'Agenda');
    const minutes = [...agenda.matchAll(/^\| (\d+) \|/gm)].map(([, one]) => Number(one));
    const total = minutes.reduce((sum, one) => sum + one, 0);
    expect(agenda).toContain(`${total} in all`);
    expect(total).toBeGreaterThanOrEqual(40);
    expect(total).toBeLessThanOrEqual(80);
  });

  it('has what the record answers looked up before', () => {
    expect(partOf(sheet, 'Before you meet')).toContain('What shows “Checkout config v412 pushed”');
    expect(partOf(sheet, 'Walk through the timeline')).not.toContain('What shows');
  });

  it('asks nothing twice', () => {
    const questions = sheet.split('\n').filter((line) => line.includes('- [ ]'));
    expect(new Set(questions).size).toBe(questions.length);
    expect(questions.filter((line) => /noticed it first|How was it detected/.test(line)).length).toBeLessThanOrEqual(1);
  });

  it.each(Object.entries(SAMPLE_RECORDS))('of %s fits on two pages', (_, record) => {
    const input = sheetInputOf(record);
    const printed = facilitatorSheet(input)
      .split('\n')
      .filter((line) => line !== '')
      .reduce((lines, line) => lines + Math.ceil(line.length / 95), 0);
    expect(printed).toBeLessThanOrEqual(100);
  });

  it('shows the rows with questions, the first and the last of a long timeline, and counts the others', () => {
    const input = sheetInputOf(MULTI_DAY);
    const at = '2026-03-04T10:00:00Z';
    const timeline = Array.from({ length: 60 }, (_, n) => ({
      id: `r${n}`,
      at,
      text: `Row number ${n} happened`,
      actor: null,
    }));
    const openQuestions = [{ text: 'What was “Row number 41 happened” about?', about: 'timeline' }];
    const walk = partOf(facilitatorSheet({ ...input, timeline, openQuestions, gaps: [] }), 'Walk through the timeline');
    expect(walk).toContain('Row number 0 happened');
    expect(walk).toContain('Row number 59 happened');
    expect(walk).toMatch(/Row number 41 happened\n {2}- \[ \] What was/);
    expect(walk).toContain('- 46 more rows in the document');
  });

  it('lets no text of the record become mark-up', () => {
    const input = { ...sheetInputOf(CHECKOUT), title: '# <script>alert(1)</script> **x** [a](javascript:b)' };
    const [title] = facilitatorSheet(input).split('\n');
    expect(title).not.toContain('<script');
    expect(title).toContain('\\[a\\](');
    expect(title).toContain('\\*\\*x\\*\\*');
  });

  it('is made of anything people write', () => {
    const base = sheetInputOf(CHECKOUT);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, names) => {
        const made = facilitatorSheet({
          ...base,
          title: text,
          people: names.map((name) => ({ name, role: text })),
          openQuestions: names.map((one) => ({ text: one, about: text })),
        });
        const headings = made.split('\n').filter((line) => line.startsWith('## '));
        expect(new Set(headings).size).toBe(headings.length);
        expect(headings[0]).toBe('## Purpose and ground rules');
        expect(headings.at(-1)).toBe('## Closing round');
        expect(headings.length).toBeLessThanOrEqual(9);
      }),
      { numRuns: 100 },
    );
  });
});
