import type { DocumentEvent, PostMortemDocument } from '#shared/document/document.ts';

/** One of each thing that a document may hold, in several scripts. */
export const RICH_SECTION = `Checkout failed for **four of a hundred** customers[^1]. The *first* alert came \`12 min\` after the push, see [the dashboard](https://grafana.example.com/d/1?from=a&to=b)[^2].

### What we saw

1. The queue grew
2. Retries filled it
   - and nobody saw that
3. The workers stopped

- [x] Rolled back
- [ ] Ask @Sam what the ~~old~~ limit was

> Nobody had told us that the limit was gone.

> [!WARNING]
> The limit is per **node**, not per cluster.

\`\`\`sql
select count(*) from queue where state = 'waiting' and name <> 'a & b';
\`\`\`

| Node | Waiting | Said |
| :--- | ---: | :---: |
| one | 1,840 | "full" |
| two | 12 | =1+1 |

---

Проверка: очередь переполнена и обработчики остановились[^3].

Η ουρά γέμισε και οι εργάτες σταμάτησαν.

امتلأت قائمة الانتظار وتوقف العمال.

התור התמלא והעובדים עצרו.

队列已满，工作进程停止。キューが満杯になりました。 대기열이 가득 찼습니다.

Done 🚀 at last: 42 < 43 & "so on".`;

const event = (id: string, at: string, kind: DocumentEvent['kind'], text: string): DocumentEvent => ({
  id,
  at,
  kind,
  text,
  actor: 'Sam Okafor',
  source: 'alertmanager',
  url: 'https://alerts.example.com/a?b=1&c=2',
  basis: kind === 'note' ? 'recalled' : 'recorded',
});

const EVENTS = [
  event('e1', '2026-03-04T10:05:12Z', 'alert', '5xx rate above 2 % on "checkout" & friends'),
  event('e2', '2026-03-04T10:20:00Z', 'action', 'Rolled back build 87'),
  event('e3', '2026-03-04T10:30:00Z', 'note', 'Очередь начала расти сразу'),
];

const phase = (at: string) => ({ at, evidence: [], basis: 'stated' as const, why: '' });

/** A settled post-mortem with everything in it; `more` are further sections. */
export function richDocument(more: PostMortemDocument['sections'] = []): PostMortemDocument {
  return {
    reference: 'PM-17',
    title: 'Checkout failed after a configuration push',
    status: 'in-review',
    word: 'post-mortem',
    severity: 'SEV2',
    services: ['checkout', 'payments'],
    owner: 'Ana María Núñez',
    dueAt: '2026-03-11T10:00:00Z',
    timeZone: 'Europe/Madrid',
    incidents: [{ reference: 'INC-42', title: 'Checkout errors' }],
    phases: {
      impactStarted: phase('2026-03-04T10:02:00Z'),
      detected: phase('2026-03-04T10:05:00Z'),
      acknowledged: phase('2026-03-04T10:09:00Z'),
      mitigated: phase('2026-03-04T10:41:00Z'),
      resolved: phase('2026-03-04T11:20:00Z'),
    },
    keyEvents: EVENTS,
    sections: [
      { key: 'summary', title: 'Summary', markdown: RICH_SECTION },
      {
        key: 'timeline',
        title: 'Timeline',
        markdown: `<!-- block: timeline -->\n\n| Time | What | Event | Who |\n| --- | --- | --- | --- |\n| 11:05 | Alert | 5xx rate above 2 %[^1] | alertmanager |\n| 11:20 | Mitigated | Rolled back build 87[^2] | Sam Okafor |\n\n<!-- /block -->`,
      },
      {
        key: 'contributing-factors',
        title: 'Contributing factors',
        markdown: `What came together:\n\n<!-- block: contributing-factors -->\n\n- **Triggered it**: A push without a retry budget[^1]\n- **Made it possible**: The validator runs only in the pipeline\n- **Made it worse**: Retries filled the queue until no worker was left for anything else\n\n<!-- /block -->`,
      },
      { key: 'learnings-and-risks', title: 'Learnings and risks', markdown: '' },
      ...more,
    ],
    citations: EVENTS.map((one, index) => ({ number: index + 1, event: one })),
    openQuestions: [{ text: 'Who decided to push on a Friday?', about: 'summary' }],
    eventCount: 5012,
    generatedAt: '2026-03-06T09:30:00Z',
    factors: [
      {
        id: 'a',
        title: 'The validator runs only in the pipeline',
        role: 'made-possible',
        state: 'confirmed',
        leadsTo: ['b'],
      },
      { id: 'b', title: 'A push without a retry budget', role: 'triggered', state: 'confirmed', leadsTo: ['c'] },
      {
        id: 'c',
        title: 'Retries filled the queue until no worker was left for anything else',
        role: 'made-worse',
        state: 'candidate',
        leadsTo: [],
      },
    ],
  };
}

/** The same with sections that fill about that many pages of paper. */
export function longDocument(pages: number): PostMortemDocument {
  return richDocument(
    Array.from({ length: pages }, (_, index) => ({
      key: `part-${index}`,
      title: `Part ${index + 1}`,
      markdown: `${RICH_SECTION}\n\n| Time | What | Event | Who |\n| --- | --- | --- | --- |\n${Array.from(
        { length: 14 },
        (__, row) =>
          `| 11:${10 + row} | Action | Restarted worker ${index}-${row} after it had stopped taking jobs[^2] | Sam |`,
      ).join('\n')}`,
    })),
  );
}
