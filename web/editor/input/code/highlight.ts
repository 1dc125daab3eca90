import { createHighlightPlugin, type Parser } from 'prosemirror-highlight';
import { createParser } from 'prosemirror-highlight/lowlight';
import { Plugin } from 'prosemirror-state';
import { codeView } from './code-view.ts';
import { findHighlightName } from './languages.ts';
import './code.css';

/** Longer code stays uncoloured: every key in it would colour all of it again. */
const LONGEST = 30_000;

let loaded: Parser | undefined;
let loading: Promise<void> | undefined;

/** Colours need 60 kB that a document without code never asks for. */
const parser: Parser = (options) => {
  const language = findHighlightName(options.language ?? null);
  if (!language || options.content.length > LONGEST) return [];
  if (loaded) return loaded({ ...options, language });
  loading ??= import('./grammars.ts').then(({ lowlight }) => {
    loaded = createParser(lowlight);
  });
  return loading;
};

/** Code blocks: their frame, and their colours as soon as those have come. */
export const codePlugins = (): Plugin[] => [
  new Plugin({ props: { nodeViews: { codeBlock: codeView } } }),
  createHighlightPlugin({ parser, nodeTypes: ['codeBlock'] }),
];
