import { PluginKey } from 'prosemirror-state';

/** Marks what must happen as it is: `decided` in answer to a suggestion, `told` when only what is shown changes. */
export const suggestKey = new PluginKey('suggest');
