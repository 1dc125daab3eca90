import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type { Options as ToMarkdown } from 'mdast-util-to-markdown';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';
import type { CitationNode } from './syntax-tree.ts';

const BRACKET_OPEN = 91;
const BRACKET_CLOSE = 93;
const CARET = 94;
const MOST_DIGITS = 6;
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

function tokenize(effects: Effects, ok: State, nok: State): State {
  let digits = 0;
  const number = (code: Code): State | undefined => {
    if (isDigit(code) && digits < MOST_DIGITS) {
      digits += 1;
      effects.consume(code);
      return number;
    }
    if (code !== BRACKET_CLOSE || digits === 0) return nok(code);
    effects.exit('debriefCitationNumber');
    effects.enter('debriefCitationEnd');
    effects.consume(code);
    effects.exit('debriefCitationEnd');
    effects.exit('debriefCitation');
    return ok;
  };
  const caret = (code: Code): State | undefined => {
    if (code !== CARET) return nok(code);
    effects.consume(code);
    effects.enter('debriefCitationNumber');
    return number;
  };
  return (code) => {
    effects.enter('debriefCitation');
    effects.consume(code);
    return caret;
  };
}

const citation: Construct = { name: 'debriefCitation', tokenize };

/** Reads `[^3]` where no footnote 3 is defined; one that is defined stays a footnote, since GFM's construct comes first. */
export const citationSyntax: Extension = { text: { [BRACKET_OPEN]: citation } };

export const citationFromMarkdown: FromMarkdown = {
  enter: {
    debriefCitation(this: CompileContext, token: Token) {
      this.enter({ type: 'citation', number: 0 } as never, token);
    },
  },
  exit: {
    debriefCitationNumber(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as unknown as CitationNode;
      node.number = Number(this.sliceSerialize(token));
    },
    debriefCitation(this: CompileContext, token: Token) {
      this.exit(token);
    },
  },
};

const writeCitation = Object.assign(({ number }: CitationNode) => `[^${number}]`, { peek: () => '[' });

export const citationToMarkdown: ToMarkdown = {
  handlers: { citation: writeCitation as never },
  unsafe: [
    // At the start of a paragraph `[^3]: …` would define a footnote.
    { character: ':', before: '\\]', inConstruct: 'phrasing' },
    // A link called "^3" is none.
    { character: '^', before: '\\[', inConstruct: 'label' },
  ],
};
