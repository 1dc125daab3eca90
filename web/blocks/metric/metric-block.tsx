import { useState } from 'react';
import { type Figure, pictureAddress, useFigures } from '../../data/figures.ts';
import { useDocument } from '../../document/document-context.ts';
import { Failed } from '../../ui/states.tsx';
import { BlockBones, BlockEmpty, BlockFrame } from '../block-frame.tsx';
import { InPlace } from '../in-place.tsx';
import { ChoosePicture } from './choose-picture.tsx';
import { LargePicture } from './large-picture.tsx';
import { MetricFoot } from './metric-foot.tsx';
import { useFigureActions } from './use-figure-actions.ts';
import './metric.css';

type MetricProps = {
  figureId: string | null;
  editable: boolean;
  /** Told which figure the block is about, once its first picture made one. */
  onChosen: ((figureId: string) => void) | undefined;
};

/** The picture of a metric, with the time that it shows. */
export function MetricBlock({ figureId, editable, onChosen }: MetricProps) {
  const { postMortem } = useDocument();
  const query = useFigures(postMortem.id);
  const figure = query.data?.items.find((one) => one.id === figureId);
  if (figureId === null) {
    if (!editable || !onChosen) return <NoPicture>No picture was chosen here.</NoPicture>;
    return <FirstPicture onChosen={onChosen} />;
  }
  if (figure) return <Shown figure={figure} editable={editable} />;
  return (
    <BlockFrame label="Metric">
      {query.error ? (
        <Failed error={query.error} what="picture" retry={() => void query.refetch()} inline />
      ) : query.data ? (
        <BlockEmpty>The picture that stood here was taken away.</BlockEmpty>
      ) : (
        <BlockBones rows={1} height={240} />
      )}
    </BlockFrame>
  );
}

const NoPicture = ({ children }: { children: string }) => (
  <BlockFrame label="Metric">
    <BlockEmpty>{children}</BlockEmpty>
  </BlockFrame>
);

function FirstPicture({ onChosen }: { onChosen: (figureId: string) => void }) {
  const { isBusy, error, take } = useFigureActions(null, onChosen);
  return (
    <BlockFrame label="Metric">
      <ChoosePicture isBusy={isBusy} error={error} onTake={(file) => void take(file)} />
    </BlockFrame>
  );
}

function Shown({ figure, editable }: { figure: Figure; editable: boolean }) {
  const actions = useFigureActions(figure, () => {});
  const [isLarge, setLarge] = useState(false);
  const name = figure.title || 'Metric';
  return (
    <BlockFrame label={name} className="metric">
      <figure>
        <figcaption className="metric-title">
          <InPlace
            label="Title of the metric"
            value={figure.title}
            placeholder="What does it measure?"
            mayEdit={editable}
            writtenBy={figure.updatedBy}
            onSave={(title) => actions.save(figure, { title })}
          />
        </figcaption>
        {figure.fileId ? (
          <button
            type="button"
            className="metric-picture"
            aria-label={`Open large: ${figure.alt || name}`}
            onClick={() => setLarge(true)}
          >
            <img src={pictureAddress(figure.fileId)} alt={figure.alt} decoding="async" />
          </button>
        ) : editable ? (
          <ChoosePicture isBusy={actions.isBusy} error={actions.error} onTake={(file) => void actions.take(file)} />
        ) : (
          <p className="live-empty">Its picture was destroyed. {figure.alt}</p>
        )}
        <MetricFoot figure={figure} editable={editable} actions={actions} />
      </figure>
      {isLarge && figure.fileId && (
        <LargePicture
          title={name}
          alt={figure.alt}
          src={pictureAddress(figure.fileId)}
          onClose={() => setLarge(false)}
        />
      )}
    </BlockFrame>
  );
}
