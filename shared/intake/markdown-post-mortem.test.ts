import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentRecord } from '../incident-record.ts';
import { incidentRecordOf } from './markdown-incident-record.ts';
import { readMarkdownPostMortem } from './markdown-post-mortem.ts';

const rowsOf = (text: string, name = 'post-mortem.md') =>
  readMarkdownPostMortem(name, text).timeline.map((row) => `${row.at?.slice(0, 16) ?? 'no time'} ${row.text}`);

describe('timelines', () => {
  it('a list, its date in the title, its zone said once, nested bullets belonging to the entry above', () => {
    const text = `# Login outage on 4 March 2026

## Timeline
_All times in CET_

- **10:02** – Deploy of the login service
  - with the new session cache
- ~10:10 First customers complain
- 23:50 Still slow
- 00:15 Back to normal`;
    expect(rowsOf(text)).toEqual([
      '2026-03-04T09:02 Deploy of the login service\n- with the new session cache',
      '2026-03-04T09:10 First customers complain',
      '2026-03-04T22:50 Still slow',
      '2026-03-04T23:15 Back to normal',
    ]);
    const { timeline, timeZone } = readMarkdownPostMortem('x.md', text);
    expect(timeZone).toMatchObject({ zone: 'Europe/Berlin', stated: true });
    expect(timeline.map((row) => row.approximate)).toEqual([false, true, false, false]);
    expect(timeline.every((row) => row.inferredDate && row.zoneKnown)).toBe(true);
  });

  it('a table whose cells together make the instant, rows without a closing bar', () => {
    const text = `# Card fraud
| Day | Date (2026) | Time (UTC) | Event |
|-----|------|------|-------|
| Fri | Jan 30 | 22:34 | Screenshot of a strange charge
| Sat | Jan 31 | 00:39 | Both cards locked \\| reported |`;
    expect(rowsOf(text)).toEqual([
      '2026-01-30T22:34 Screenshot of a strange charge',
      '2026-01-31T00:39 Both cards locked | reported',
    ]);
  });

  it('one heading per time, with paragraphs, code and lists below', () => {
    const text = `# 2026-03-04 hub down

## Timeline

### 14:29

The hub restarts.

\`\`\`
14:30:01 error: no disk
\`\`\`

### 15:05 - Disk replaced

## Lessons

Disks fill up.`;
    expect(rowsOf(text)).toEqual([
      '2026-03-04T14:29 The hub restarts.\n14:30:01 error: no disk',
      '2026-03-04T15:05 Disk replaced',
    ]);
  });

  it('the time alone on its line, the day above it, text on the next', () => {
    const text = `Timeline

Feb 11, 2026

8:46 AM
     Alert is triggered

11:30 AM
     Engineer takes over

Feb 12, 2026

1:00 PM   Outage declared over`;
    expect(rowsOf(text, 'export.txt')).toEqual([
      '2026-02-11T08:46 Alert is triggered',
      '2026-02-11T11:30 Engineer takes over',
      '2026-02-12T13:00 Outage declared over',
    ]);
  });

  it('paragraphs that begin with a time, CRLF line ends, typographic quotes', () => {
    const text =
      '# Storm\r\n\r\n## Timeline (all times PST) 10/30/2026\r\n\r\n12:45 PM: “First wave” begins\r\n\r\n1:55 PM: Alarms fire\r\n\r\nNobody reacts.\r\n\r\n2:10 PM: Team looks\r\n';
    expect(rowsOf(text)).toEqual([
      '2026-10-30T19:45 “First wave” begins',
      '2026-10-30T20:55 Alarms fire\nNobody reacts.',
      '2026-10-30T21:10 Team looks',
    ]);
  });

  it('HTML and MediaWiki', () => {
    const html = `<html><body><h1>Outage of 2026-03-04</h1><h2>Timeline (UTC)</h2>
<table><tr><th>Time</th><th>Event</th></tr>
<tr>
 <td>10:02</td>
 <td>Deploy &amp; restart</td>
</tr><tr><td>10:20</td><td>Rollback</td></tr></table></body></html>`;
    expect(rowsOf(html, 'a.html')).toEqual(['2026-03-04T10:02 Deploy & restart', '2026-03-04T10:20 Rollback']);
    const wiki = `== Summary ==
Outage on 2026-03-04.
== Timeline ==
* 10:02 '''Deploy'''
* 10:20 [[Runbook|Rollback]]
* 10:25 Recovery`;
    expect(rowsOf(wiki, 'a.mediawiki')).toEqual([
      '2026-03-04T10:02 Deploy',
      '2026-03-04T10:20 Rollback',
      '2026-03-04T10:25 Recovery',
    ]);
  });

  it('keeps the order of the document and reports what looks wrong in it', () => {
    const text = `# 2026-03-06\n\n## Timeline\n\n- 23:11 tested\n- 23:21 deployed\n- 21:31 found the tag\n- somebody called\n- 23:41 fixed`;
    const { timeline, problems } = readMarkdownPostMortem('a.md', text);
    expect(timeline.map((row) => row.text)).toEqual([
      'tested',
      'deployed',
      'found the tag',
      'somebody called',
      'fixed',
    ]);
    expect(timeline.map((row) => row.at?.slice(11, 16))).toEqual(['23:11', '23:21', '21:31', undefined, '23:41']);
    expect(problems).toEqual([
      { line: 7, why: expect.stringContaining('before the entry above') },
      { line: 8, why: expect.stringContaining('no time') },
    ]);
  });

  it('does not take follow-ups, opening hours or code for a timeline', () => {
    const text = `# Review\n\n## Action items\n- 2026-04-01 10:00 write the runbook\n- 2026-04-02 11:00 test it\n- 2026-04-03 12:00 ship it\n\n\`\`\`\n10:00 a\n10:01 b\n10:02 c\n\`\`\``;
    expect(rowsOf(text)).toEqual([]);
  });

  it('leaves a zone nobody stated open', () => {
    const { timeline, timeZone } = readMarkdownPostMortem('2026-03-04-x.md', '## Timeline\n- 10:00 a\n- 10:05 b');
    expect(timeZone).toEqual({ zone: undefined, stated: false, seen: [] });
    expect(timeline.every((row) => !row.zoneKnown)).toBe(true);
    const asked = readMarkdownPostMortem('2026-03-04-x.md', '## Timeline\n- 10:00 a', { timeZone: 'Asia/Tokyo' });
    expect(asked.timeline[0]!.at).toBe('2026-03-04T01:00:00.000Z');
  });
});

describe('facts', () => {
  const text = `---
title: "Queue stuck"
severity: SEV2
services: [billing, mail]
---
# Queue stuck

- **Key events**
  - First detected 2026-03-04 10:43
  - Incident declared: 2026-03-04 11:01
  - Resolved 2026-03-04 11:38
- **Time to resolve**: 0h 55m

## Timeline
- 10:40 queue grows
- 10:43 alert fires
- 11:38 consumers restarted

## Attendees
- Ines Duarte, Tom Baker

## Follow-up actions
- [x] Alert on queue age (@ines) https://tracker.example/T-12
- [ ] Owner: Tom Baker - limit retries
- **TODO** write a runbook

| Action | Owner | Status |
|--|--|--|
| Load test | Ines | Done |`;
  const read = readMarkdownPostMortem('incident.md', text);

  it('title, severity, services, people', () => {
    expect(read).toMatchObject({
      title: 'Queue stuck',
      severity: 'SEV2',
      services: ['billing', 'mail'],
      date: '2026-03-04',
    });
    expect(read.people).toEqual(expect.arrayContaining(['Ines Duarte', 'Tom Baker', '@ines']));
  });

  it('phase times it states, with their words, apart from the timeline', () => {
    const stated = Object.fromEntries(
      Object.entries(read.statedTimes).map(([phase, one]) => [phase, one.at.slice(11, 16)]),
    );
    expect(stated).toEqual({ detected: '10:43', acknowledged: '11:01', resolved: '11:38' });
    expect(read.statedTimes.detected?.quote).toBe('First detected 2026-03-04 10:43');
    expect(read.timeline).toHaveLength(3);
  });

  it('follow-ups with owner, state and link', () => {
    expect(read.followUps).toMatchObject([
      {
        text: expect.stringContaining('Alert on queue age'),
        owner: '@ines',
        state: 'done',
        url: 'https://tracker.example/T-12',
      },
      { text: 'limit retries', owner: 'Tom Baker', state: 'open' },
      { text: 'write a runbook', state: 'open' },
      { text: 'Load test', owner: 'Ines', state: 'done' },
    ]);
  });

  it('becomes a valid incident record', () => {
    const record = incidentRecordOf(read, 'incident.md');
    expect(incidentRecord.safeParse(record).error).toBeUndefined();
    expect(record).toMatchObject({ status: 'resolved', times: { resolved: '2026-03-04T11:38:00.000Z' } });
    expect(record.events).toHaveLength(3);
    expect(record.events?.every((event) => event.key && event.basis === 'recalled')).toBe(true);
  });
});

it('reads anything without failing, and every row has a line of the document', () => {
  const piece = fc.constantFrom(
    '- ',
    '| ',
    '# ',
    '10:02 ',
    '2026-03-04',
    '\n',
    '\r\n',
    '```',
    '**',
    ' text ',
    '---',
    '<td>',
    '{|',
    '|-',
    '~',
  );
  const any = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 });
  fc.assert(
    fc.property(any, fc.constantFrom('a.md', 'a.html', 'a.wiki', 'a.txt'), (pieces, name) => {
      const text = pieces.join('');
      const { timeline, followUps } = readMarkdownPostMortem(name, text);
      const lines = text.replace(/\r\n?/g, '\n').split('\n').length;
      for (const row of [...timeline, ...followUps]) expect(row.line).toBeLessThanOrEqual(lines);
    }),
    { numRuns: 100 },
  );
});
