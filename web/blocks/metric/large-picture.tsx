import { X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/dialog.tsx';

type LargeProps = { title: string; alt: string; src: string; onClose: () => void };

/** A picture as large as the window lets it be. */
export function LargePicture({ title, alt, src, onClose }: LargeProps) {
  return (
    <Modal className="large-picture" label={{ 'aria-label': title }} onClose={onClose}>
      <div className="large-picture-head">
        <b className="clamp-1" dir="auto">
          {title}
        </b>
        <Button look="plain" icon aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <img src={src} alt={alt} />
    </Modal>
  );
}
