import { Schema } from 'prosemirror-model';
import { MARKS } from './marks.ts';
import { NODES } from './nodes.ts';

/**
 * What a post-mortem's document may hold. The editor, the server and the commands build the same one: text that one of them
 * accepts, all of them accept. A change of shape needs a new number and an upgrade.
 */
export const documentSchema = new Schema({ nodes: NODES, marks: MARKS });
export const SCHEMA_VERSION = 1;

/** The name of the Yjs fragment that holds the document's sections. */
export const FRAGMENT = 'document';
