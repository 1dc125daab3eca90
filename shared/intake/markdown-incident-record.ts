import type { IncidentRecord, Phase, RecordEvent, RecordPerson } from '../incident-record.ts';
import type { MarkdownPostMortem } from './markdown-post-mortem.ts';
import { isAbout, plainWords } from './markdown-sections.ts';

/** Who a timeline entry begins with, when that is beyond doubt: `@kit`, `<kit>`, `[kit]`. */
function actorOf(text: string): string | undefined {
  const found = /^[`*_]*@([A-Za-z][\w.-]*\w)[`*_]*/.exec(text) ?? /^<\s*[@+]?([A-Za-z_[\]|^-][\w[\]|^.-]*)>/.exec(text);
  return found?.[1];
}

function sectionText(postMortem: MarkdownPostMortem, topic: 'summary' | 'impact'): string | undefined {
  const section = postMortem.sections.find(
    (one) => one.heading !== '' && one.markdown !== '' && isAbout(topic, one.heading),
  );
  return section && plainWords(section.markdown);
}

/**
 * The incident a post-mortem is about, as a record of its own: what was written about it becomes events that somebody
 * recalled, chosen by the authors, hence key. Times the document does not give stay open.
 * @param externalId makes importing the same document twice one incident
 */
export function incidentRecordOf(postMortem: MarkdownPostMortem, externalId?: string): IncidentRecord {
  const events: RecordEvent[] = postMortem.timeline.map((row, index) => ({
    id: `line-${row.line}-${index + 1}`,
    at: row.at ?? null,
    text: row.text.slice(0, 200_000),
    actor: actorOf(row.text) ?? null,
    source: 'post-mortem',
    basis: 'recalled',
    key: true,
  }));
  const times: Partial<Record<Phase, string>> = {};
  for (const [phase, stated] of Object.entries(postMortem.statedTimes)) times[phase as Phase] = stated.at;
  const people: RecordPerson[] = postMortem.people.map((name) =>
    name.startsWith('@') ? { name: name.slice(1), handles: [name] } : { name: name.slice(0, 200) },
  );
  const summary = sectionText(postMortem, 'summary');
  const impact = sectionText(postMortem, 'impact');
  return {
    format: 'debrief.incident/v1',
    title: postMortem.title,
    ...(externalId ? { externalId } : {}),
    severity: postMortem.severity ?? null,
    services: postMortem.services,
    status: times.resolved ? 'resolved' : null,
    timeZone: postMortem.timeZone.zone ?? null,
    ...(summary ? { summary: summary.slice(0, 100_000) } : {}),
    ...(impact ? { impact: { text: impact.slice(0, 10_000) } } : {}),
    times,
    people: people.slice(0, 5000),
    events,
  };
}
