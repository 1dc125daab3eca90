import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { isSigning } from '#shared/rules/signing-sources.ts';
import { type Source, useUpdateSource } from '../../data/sources.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';
import { Ago } from '../../ui/when.tsx';
import { EditSource } from './edit-source.tsx';
import { SourceAddress } from './source-address.tsx';
import { KIND_NAMES } from './source-words.ts';

type Props = { source: Source; isOpen: boolean; onToggle: () => void; onInspect: () => void };
export function SourceItem({ source, isOpen, onToggle, onInspect }: Props) {
  const [isEditing, setEditing] = useState(false);
  const update = useUpdateSource();
  const { id, name, disabled } = source;
  const switchTo = (on: boolean) =>
    update.mutate(
      { id, disabled: !on },
      {
        onSuccess: () =>
          say(on ? `${name} takes webhooks again.` : `${name} is switched off: its webhooks are refused.`, {
            action: { label: 'Undo', run: () => update.mutate({ id, disabled: on }) },
          }),
      },
    );
  return (
    <section className={`source ${disabled ? 'is-off' : ''}`} aria-label={name}>
      <div className="source-head">
        <div className="source-name">
          <b className="words" dir="auto">
            {name}
          </b>
          <span className="faint small">{KIND_NAMES[source.kind]}</span>
          {disabled && <Chip tip="Its webhooks are refused">switched off</Chip>}
          {source.private && (
            <Chip tip="Its incidents begin private: only participants and admins see them">private</Chip>
          )}
          {isSigning(source.kind) && !source.hasSecret && (
            <Chip tone="warn" tip="Without the signing secret, whoever knows the address can send incidents">
              no signing secret
            </Chip>
          )}
        </div>
        <div className="source-counts small">
          <SourceCounts source={source} onInspect={onInspect} />
        </div>
        <div className="source-acts">
          <Button small onClick={onToggle} aria-expanded={isOpen}>
            {isOpen ? 'Hide' : 'Address'}
          </Button>
          <Menu
            trigger={
              <Button look="plain" small icon aria-label={`What to do with ${name}`} busy={update.isPending}>
                <MoreHorizontal size={15} aria-hidden />
              </Button>
            }
          >
            <MenuItem onSelect={() => setEditing(true)}>Edit…</MenuItem>
            <MenuItem onSelect={onInspect}>See what arrived</MenuItem>
            <MenuLine />
            <MenuItem danger={!disabled} onSelect={() => switchTo(disabled)}>
              {disabled ? 'Switch on' : 'Switch off'}
            </MenuItem>
          </Menu>
        </div>
      </div>
      {isOpen && <SourceAddress source={source} />}
      {isEditing && <EditSource source={source} onClose={() => setEditing(false)} />}
    </section>
  );
}

function SourceCounts({ source, onInspect }: { source: Source; onInspect: () => void }) {
  if (!source.lastDeliveryAt) return <span className="faint">nothing received yet</span>;
  return (
    <>
      <span className="num">{source.deliveries.toLocaleString('en')}</span> received, last{' '}
      <Ago at={source.lastDeliveryAt} />
      {source.unreadable > 0 && (
        <>
          {' · '}
          <TextButton className="source-unreadable" onClick={onInspect}>
            <span className="num">{source.unreadable.toLocaleString('en')}</span> unreadable
          </TextButton>
        </>
      )}
    </>
  );
}
