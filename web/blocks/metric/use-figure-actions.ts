import { useState } from 'react';
import type { InputOf } from '#shared/contracts/contract.ts';
import type { updateFigure } from '#shared/contracts/figures.ts';
import { explain } from '../../data/api.ts';
import { type Figure, uploadPicture, useCreateFigure, useUpdateFigure } from '../../data/figures.ts';
import { useDocument } from '../../document/document-context.ts';
import { useRowChange } from '../row-change.ts';

type Fields = Omit<InputOf<typeof updateFigure>, 'id' | 'version'>;

/** "checkout 5xx rate" of "checkout_5xx-rate.png": what a picture is called before somebody says better. */
export const titleOfFile = (name: string): string =>
  name
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[_-]+/g, ' ')
    .replace(/^(?:image|screen ?shot|bildschirmfoto|capture)\b.*$/i, '')
    .trim()
    .slice(0, 300);

/** Changes one figure, or makes it from the first picture. */
export function useFigureActions(figure: Figure | null, onMade: (id: string) => void) {
  const { postMortem } = useDocument();
  const create = useCreateFigure();
  const update = useUpdateFigure();
  const { save, set } = useRowChange<Figure, Fields>('figures', (input) => update.mutateAsync(input));
  const [state, setState] = useState<{ isBusy: boolean; error: string | null }>({ isBusy: false, error: null });

  const take = async (file: File) => {
    if (!file.type.startsWith('image/'))
      return setState({ isBusy: false, error: 'That is not a picture. Choose a PNG, JPEG, WebP or GIF.' });
    setState({ isBusy: true, error: null });
    try {
      const stored = await uploadPicture(postMortem.id, file);
      if (!stored.isImage)
        return setState({
          isBusy: false,
          error: 'This picture cannot be shown. Save it as PNG, JPEG, WebP or GIF.',
        });
      if (figure) await save(figure, { fileId: stored.id });
      else {
        const made = await create.mutateAsync({ id: postMortem.id, title: titleOfFile(file.name), fileId: stored.id });
        onMade(made.id);
      }
      setState({ isBusy: false, error: null });
    } catch (error) {
      setState({ isBusy: false, error: explain(error) });
    }
  };
  return { ...state, take, save, set };
}
