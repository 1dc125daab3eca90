import { ExternalLink, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/dialog.tsx';
import { nodes } from '../kinds.ts';
import { linkAddress } from '../links/address.ts';
import type { PanelProps } from '../panels/open-panel.ts';
import { isStored } from './picture-view.ts';

/** A picture as large as the window allows, and what it shows in words. */
export function PicturePanel({ view, from, onClose }: PanelProps) {
  const node = view.state.doc.nodeAt(from);
  const isPicture = node?.type === nodes.image;
  const { src, alt } = (isPicture ? node.attrs : { src: '', alt: '' }) as { src: string; alt: string };
  const [words, setWords] = useState(alt);
  if (!isPicture) return null;
  const address = linkAddress(src);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (words !== alt) view.dispatch(view.state.tr.setNodeAttribute(from, 'alt', words.trim()));
    onClose();
    view.focus();
  };
  return (
    <Modal className="dialog picture-box" label={{ 'aria-label': alt || 'Picture' }} width={1200} onClose={onClose}>
      {isStored(src) && <img className="picture-large" src={src} alt={alt} />}
      <form className="picture-foot" onSubmit={save}>
        {view.editable ? (
          <input
            className="input"
            aria-label="What the picture shows, for those who cannot see it"
            placeholder="What the picture shows, for those who cannot see it"
            value={words}
            maxLength={500}
            onChange={(event) => setWords(event.target.value)}
          />
        ) : (
          <p>{alt}</p>
        )}
        {address && (
          <Button
            small
            look="plain"
            icon
            aria-label="Open by itself"
            onClick={() => window.open(address, '_blank', 'noreferrer')}
          >
            <ExternalLink size={15} aria-hidden />
          </Button>
        )}
        {view.editable && (
          <Button
            small
            look="plain"
            icon
            aria-label="Remove the picture"
            onClick={() => {
              view.dispatch(view.state.tr.delete(from, from + 1));
              onClose();
            }}
          >
            <Trash2 size={15} aria-hidden />
          </Button>
        )}
        <Button small look="primary" type="submit">
          {words === alt ? 'Close' : 'Save'}
        </Button>
      </form>
    </Modal>
  );
}
