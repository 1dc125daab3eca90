import { Plugin } from 'prosemirror-state';
import type { ReactNode } from 'react';
import type { EditorContext } from '../../editor-context.ts';
import { PicturePanel } from '../files/picture-panel.tsx';
import { BlockPanel } from '../handle/block-panel.tsx';
import { Layer } from '../layer.ts';
import { LinkPanel } from '../links/link-panel.tsx';
import { TimePanel } from '../times/time-panel.tsx';
import { closePanel, type Panel, type PanelKind, type PanelProps, panelKey } from './open-panel.ts';

const PANELS: Record<PanelKind, (props: PanelProps) => ReactNode> = {
  time: TimePanel,
  link: LinkPanel,
  picture: PicturePanel,
  block: BlockPanel,
};

/** Shows the panel that is open, and keeps it at its piece of text while others write. */
export const panelPlugin = ({ portals }: EditorContext): Plugin<Panel | null> =>
  new Plugin<Panel | null>({
    key: panelKey,
    state: {
      init: () => null,
      apply(tr, panel) {
        const told = tr.getMeta(panelKey) as { panel: Panel | null } | undefined;
        if (told) return told.panel;
        if (!panel || !tr.docChanged) return panel;
        const from = tr.mapping.mapResult(panel.from, 1);
        const to = tr.mapping.map(panel.to, -1);
        return from.deletedAcross ? null : { ...panel, from: from.pos, to: Math.max(from.pos, to) };
      },
    },
    view(view) {
      const layer = new Layer(view, portals);
      const show = () => {
        const panel = panelKey.getState(view.state);
        if (!panel) return layer.hide();
        const Shown = PANELS[panel.kind];
        layer.show(
          <Shown key={panel.kind} view={view} from={panel.from} to={panel.to} onClose={() => closePanel(view)} />,
        );
      };
      return { update: show, destroy: () => layer.destroy() };
    },
  });
