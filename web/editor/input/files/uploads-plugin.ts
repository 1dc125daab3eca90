import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { type Upload, uploadWidget } from './upload-widget.ts';

type Change = { add?: { at: number; upload: Upload }; remove?: number };

const key = new PluginKey<DecorationSet>('uploads');
const isOf = (id: number) => (spec: { upload?: Upload }) => spec.upload?.id === id;

const find = (view: EditorView, id: number): Decoration | undefined =>
  view.isDestroyed ? undefined : key.getState(view.state)?.find(undefined, undefined, isOf(id))[0];

export function addUpload(
  view: EditorView,
  at: number,
  { id, name, preview }: Pick<Upload, 'id' | 'name' | 'preview'>,
) {
  const upload: Upload = { id, name, preview, part: 0, error: null, stop: () => {}, again: null };
  view.dispatch(view.state.tr.setMeta(key, { add: { at, upload } } satisfies Change));
}
/** Changes what is shown of an upload, in place: the text around it is not touched. */
export function changeUpload(view: EditorView, id: number, change: Partial<Upload>) {
  const spec = find(view, id)?.spec as { upload: Upload; show: () => void } | undefined;
  if (!spec) return;
  Object.assign(spec.upload, change);
  spec.show();
}
export function removeUpload(view: EditorView, id: number) {
  const upload = (find(view, id)?.spec as { upload: Upload } | undefined)?.upload;
  if (!upload) return;
  if (upload.preview) URL.revokeObjectURL(upload.preview);
  view.dispatch(view.state.tr.setMeta(key, { remove: id } satisfies Change));
}
/** Where a file will stand, wherever the text around it has gone; undefined when that place is no more. */
export const placeOfUpload = (view: EditorView, id: number): number | undefined => find(view, id)?.from;

/** Files on their way, at their places in the text; only who sends them sees them. */
export const uploadsPlugin = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const mapped = set.map(tr.mapping, tr.doc);
        const change = tr.getMeta(key) as Change | undefined;
        if (change?.remove !== undefined) return mapped.remove(mapped.find(undefined, undefined, isOf(change.remove)));
        if (!change?.add) return mapped;
        const { at, upload } = change.add;
        const widget = uploadWidget(upload, (view) => removeUpload(view, upload.id));
        const spec = { key: `upload-${upload.id}`, upload, show: widget.show, side: -1, stopEvent: () => true };
        return mapped.add(tr.doc, [Decoration.widget(at, widget.dom, spec)]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
