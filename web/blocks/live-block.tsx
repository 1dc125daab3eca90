import { Component, type ReactNode, Suspense } from 'react';
import { useDocument } from '../document/document-context.ts';
import { Button } from '../ui/button.tsx';
import { BlockBones, BlockFrame } from './block-frame.tsx';
import { FactorsBlock } from './factors/factors-block.tsx';
import { FollowUpsBlock } from './follow-ups/follow-ups-block.tsx';
import { KeyInformationBlock } from './key-information/key-information-block.tsx';
import { MetricBlock } from './metric/metric-block.tsx';
import { PeopleBlock } from './people/people-block.tsx';
import { RisksBlock } from './risks/risks-block.tsx';
import { SimilarBlock } from './similar-block.tsx';
import { TimelineBlock } from './timeline/timeline-block.tsx';

type LiveBlockProps = {
  name: string;
  /** The row that a block about one of them shows: a metric image. */
  rowRef: string | null;
  /** Rows may be changed where they stand; otherwise they are read. */
  editable: boolean;
  /** Told the row that the block is about from now on: a new metric block once it has its picture. */
  onRef?: (rowRef: string) => void;
};

/** Rows of the database inside a document: the same thing in the editor, in the reading view and wherever else it stands. */
export function LiveBlock(props: LiveBlockProps) {
  return (
    <Guard name={props.name}>
      <Suspense fallback={<BlockBones rows={3} />}>
        <Named {...props} />
      </Suspense>
    </Guard>
  );
}

function Named({ name, rowRef, editable: mayBe, onRef }: LiveBlockProps) {
  const { mayEdit } = useDocument();
  const editable = mayBe && mayEdit;
  switch (name) {
    case 'key-information':
      return <KeyInformationBlock editable={editable} />;
    case 'timeline':
      return <TimelineBlock editable={editable} />;
    case 'contributing-factors':
      return <FactorsBlock which="factors" editable={editable} />;
    case 'mitigators':
      return <FactorsBlock which="mitigators" editable={editable} />;
    case 'risks':
      return <RisksBlock editable={editable} />;
    case 'follow-ups':
      return <FollowUpsBlock editable={editable} />;
    case 'metric':
      return <MetricBlock figureId={rowRef} editable={editable} onChosen={onRef} />;
    case 'people':
      return <PeopleBlock editable={editable} />;
    case 'similar-incidents':
      return <SimilarBlock />;
    default:
      return (
        <BlockFrame label={name}>
          <p className="live-empty">This block is not known to this version: {name}</p>
        </BlockFrame>
      );
  }
}

/** A block that fails leaves the text around it alone. */
class Guard extends Component<{ name: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <BlockFrame label={this.props.name}>
        <div className="live-empty">
          <p role="alert">This block could not be shown. Its rows are safe, and so is the text around it.</p>
          <Button small onClick={() => this.setState({ failed: false })}>
            Try again
          </Button>
        </div>
      </BlockFrame>
    );
  }
}
