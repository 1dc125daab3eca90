import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';

/** What somebody gave: pasted text has no name. */
export type Dropped = { name: string | null; bytes: Uint8Array<ArrayBuffer> };

const EXAMPLE = `Ana Ruiz  10:05 AM
Seeing 5xx on checkout, looking

Sam Okafor  10:08 AM
I pushed config v412 at 10:01, could be that
:eyes: 2`;

export function Drop({ onDrop }: { onDrop: (dropped: Dropped) => void }) {
  const [isOver, setOver] = useState(false);
  const [text, setText] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const takeText = (pasted: string) => {
    if (pasted.trim()) onDrop({ name: null, bytes: new TextEncoder().encode(pasted) });
  };
  const takeFile = async (file: File | undefined) => {
    if (file) onDrop({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  const paste = (event: ClipboardEvent) => {
    const file = event.clipboardData.files[0];
    const pasted = event.clipboardData.getData('text/plain');
    if (!file && pasted.length < 40) return;
    event.preventDefault();
    if (pasted) takeText(pasted);
    else void takeFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void takeFile(file);
    else takeText(event.dataTransfer.getData('text/plain'));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its equals below, pasting and choosing a file
    <div
      className={`drop ${isOver ? 'is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <textarea
        className="drop-field"
        aria-label="Conversation"
        placeholder={EXAMPLE}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={paste}
        // biome-ignore lint/a11y/noAutofocus: pasting is what this page is for
        autoFocus
      />
      <div className="drop-acts">
        <Button look="primary" disabled={!text.trim()} onClick={() => takeText(text)}>
          Read it
        </Button>
        <Button onClick={() => picker.current?.click()}>Choose a file</Button>
        <span>or drop one here: Slack export (zip or JSON), or a text log</span>
        <input
          ref={picker}
          type="file"
          className="hidden-text"
          aria-label="File with a conversation"
          tabIndex={-1}
          accept=".zip,.json,.txt,.log,.md,text/plain,application/json,application/zip"
          onChange={(event) => void takeFile(event.target.files?.[0])}
        />
      </div>
    </div>
  );
}
