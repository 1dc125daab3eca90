import { useParams } from '@tanstack/react-router';
import { usePostMortem } from '../../data/post-mortems.ts';
import { useRecordOf } from '../../data/record.ts';
import { DocumentCrumbs } from '../../document/document-crumbs.tsx';
import { Copies } from '../../record/copies.tsx';
import { RecordList } from '../../record/record-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { ZoneContext } from '../../ui/zone.ts';

/** What was decided, assigned, approved, published and taken away of one document, and by whom. */
export default function PostMortemRecord() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref/record' });
  const postMortem = usePostMortem(ref);
  const list = useRecordOf(ref);
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <ZoneContext value={postMortem.data?.timeZone ?? 'UTC'}>
      <Page
        title={`Record of ${ref}`}
        hasHeading={false}
        width="narrow"
        isTextOnly
        crumbs={
          <DocumentCrumbs document={ref} reference={postMortem.data?.reference}>
            Record
          </DocumentCrumbs>
        }
        actions={<Copies path={`/post-mortems/${ref}/record/export`} />}
      >
        {list.error && !list.data ? (
          <Failed error={list.error} what="record" retry={() => void list.refetch()} />
        ) : list.isPending ? (
          <BoneRows rows={6} />
        ) : (
          <RecordList entries={entries} />
        )}
        {list.hasNextPage && (
          <Button look="plain" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show older entries
          </Button>
        )}
      </Page>
    </ZoneContext>
  );
}
