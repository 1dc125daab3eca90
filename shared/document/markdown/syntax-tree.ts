import type { Literal } from 'mdast';

/** `[^3]` with no definition beside it: evidence number 3 of the document. */
export interface CitationNode {
  type: 'citation';
  number: number;
}

/** Markdown put out to the letter; `touches` lets the next block begin on the next line. */
export interface RawNode extends Literal {
  type: 'raw';
  touches?: boolean;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: CitationNode;
    raw: RawNode;
  }
  interface RootContentMap {
    citation: CitationNode;
    raw: RawNode;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    debriefCitation: 'debriefCitation';
    debriefCitationNumber: 'debriefCitationNumber';
    debriefCitationEnd: 'debriefCitationEnd';
  }
}
