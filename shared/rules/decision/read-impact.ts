/** What the words about the impact say, where they say it plainly. Reads English. */
export type ImpactReading = { grave?: { what: string; quote: string }; none?: boolean };

const DATA = '(?:data|orders?|payments?|messages|records|uploads|files|backups?)';
const GRAVE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['data was lost or wrong', new RegExp(String.raw`\b${DATA} (?:loss|corruption)\b`, 'iu')],
  [
    'data was lost or wrong',
    new RegExp(String.raw`\b(?:lost|corrupted|deleted|overwrote) (?:[\w,.]+ ){0,3}${DATA}\b`, 'iu'),
  ],
  [
    'data was lost or wrong',
    new RegExp(String.raw`\b${DATA} (?:was|were|got|is|are) (?:\w+ )?(?:lost|corrupted|deleted|overwritten)\b`, 'iu'),
  ],
  ['data was exposed', /\b(?:data|security|privacy) (?:breach|leak|exposure)\b/iu],
  [
    'data was exposed',
    /\b(?:leaked|exposed) (?:\w+ ){0,3}(?:data|credentials|secrets|passwords|e-?mails|tokens|keys)\b/iu,
  ],
  [
    'data was exposed',
    /\b(?:data|credentials|secrets|passwords|tokens) (?:was|were|got) (?:\w+ )?(?:leaked|exposed|visible to)\b/iu,
  ],
  [
    'money was lost',
    /\b(?:double|duplicate|wrong|incorrect)(?:ly)? (?:charge[sd]?|bill(?:ed|ing)|payments?|payouts?)\b/iu,
  ],
  ['money was lost', /\b(?:lost|loss of) (?:[\w,.]+ ){0,3}(?:revenue|sales|income)\b/iu],
  [
    'everybody was affected',
    /\b(?:all|every|100 ?%(?: of)?) (?:our |the |of our )?(?:customers?|users?|tenants?|requests|traffic|visitors)\b/iu,
  ],
  ['everybody was affected', /\b(?:total|complete|full|global|site-wide) (?:outage|loss of service|downtime)\b/iu],
];
const NONE =
  /\b(?:no|zero|without(?: any)?)(?: known| visible| measurable)? (?:customer|user|external|production|client)s?(?:[- ]facing)?(?: \w+)? ?(?:impact|effect|affected|noticed|saw)\b|\bno (?:customers?|users?) (?:was|were|has been|have been) (?:affected|impacted)\b|^\s*(?:no impact|none|internal only)\b/iu;
const DENIED = /\b(?:no|not|without|never|zero|nor|didn't|wasn't|weren't|avoided|prevented)\b[^.;,!?\n]{0,40}$/iu;

/** `quote` is the passage found. A sentence that denies it ("no data was lost") does not count. */
export function readImpact(text: string): ImpactReading {
  const read = text.slice(0, 4_000);
  const none = NONE.test(read);
  for (const [what, pattern] of GRAVE) {
    const found = pattern.exec(read);
    if (found === null) continue;
    const before = read.slice(Math.max(0, found.index - 60), found.index);
    const phrase = found[0];
    if (!DENIED.test(before) && !/\b(?:not|never)\b/i.test(phrase)) return { grave: { what, quote: phrase }, none };
  }
  return { none };
}
