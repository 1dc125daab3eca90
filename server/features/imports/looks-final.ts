import type { WrittenSection } from './sections-of.ts';

/** What authors write where they are not done yet. */
const UNFINISHED =
  /\b(?:TODO|TBD|TBC|FIXME|WIP)\b|\bto be (?:completed|written|determined|filled)\b|<(?:fill|insert|add|your)\b[^>\n]{0,80}>|\[(?:fill|insert|add|your)\b[^\]\n]{0,80}\]|\blorem ipsum\b/i;
const DRAFT_STATUS =
  /^(?:draft|wip|work in progress|in progress|in review|under review|ongoing|investigating|open|incomplete|todo)\b/i;
const FINAL_STATUS = /^(?:final|complete[d]?|published|done|closed|approved|resolved|reviewed|public)\b/i;
const STATUS = /^\W*(?:document |report |post-?mortem )?(?:status|state)\W*[:|=]\W*([\p{L}][\p{L} ]{2,30})/imu;

/**
 * Whether a written post-mortem reads like one that is done. What it says of its own status decides; otherwise gaps that the
 * author marked. An archive is mostly of finished documents, so without a sign of the contrary it is one.
 */
export function looksFinal(title: string, sections: readonly WrittenSection[]): boolean {
  const text = (parts: readonly WrittenSection[]) => parts.map((part) => `${part.title}\n${part.markdown}`).join('\n');
  const status = STATUS.exec(text(sections).slice(0, 20_000))?.[1]?.trim() ?? '';
  if (DRAFT_STATUS.test(status) || /^\W*(?:draft|wip)\b|\bdraft\)?$/i.test(title)) return false;
  // A follow-up may well be a TODO.
  return FINAL_STATUS.test(status) || !UNFINISHED.test(text(sections.filter((part) => part.key !== 'follow-ups')));
}
