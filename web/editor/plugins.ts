import type { Plugin } from 'prosemirror-state';
import { coachPlugins } from './coach/plugins.ts';
import { commentPlugins } from './comments/plugins.ts';
import { corePlugins, lastPlugins, type Mapping } from './core-plugins.ts';
import type { EditorContext } from './editor-context.ts';
import { inputPlugins } from './input/plugins.ts';
import { offerPlanning } from './plan-selection.ts';
import { suggestPlugins } from './suggest/plugins.ts';

/** All plugins, in order: whoever comes first sees a key or a paste first. */
export function editorPlugins(context: EditorContext, mapping: Mapping): Plugin[] {
  offerPlanning();
  return [
    ...corePlugins(context, mapping),
    ...inputPlugins(context),
    ...commentPlugins(context),
    ...suggestPlugins(context),
    ...coachPlugins(context),
    ...lastPlugins(),
  ];
}
