import { ImagePlus } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';

type ChooseProps = { isBusy: boolean; error: string | null; onTake: (file: File) => void };

const pictureIn = (files: FileList | null | undefined): File | undefined =>
  [...(files ?? [])].find((file) => file.type.startsWith('image/')) ?? files?.[0];

/** Where a picture is dropped, pasted or chosen. */
export function ChoosePicture({ isBusy, error, onTake }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (event: DragEvent | ClipboardEvent, files: FileList | undefined) => {
    const file = pictureIn(files);
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    onTake(file);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place to paste into, with a button in it
    <div
      role="group"
      aria-label="Picture of a metric"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one pastes into what has the focus
      tabIndex={0}
      className={`metric-drop live-control ${isOver ? 'is-over' : ''}`}
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event, event.dataTransfer.files);
      }}
    >
      <ImagePlus size={18} aria-hidden />
      <span>{isBusy ? 'Storing the picture…' : 'Drop or paste the graph that shows it'}</span>
      <Button small busy={isBusy} onClick={() => input.current?.click()}>
        Choose a picture
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onTake(file);
        }}
      />
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
