import { useState } from 'react';
import type { PostMortem } from '../../data/post-mortems.ts';
import { useTemplateOf } from '../../data/templates.ts';
import { TextButton } from '../../ui/button.tsx';
import { MoveTemplate } from './move-template.tsx';
import './move-template.css';

/** Which template the document has, and whether there is a newer version; editors may look at what moving would do. */
export function TemplateNotice({ postMortem }: { postMortem: PostMortem }) {
  const { data } = useTemplateOf(postMortem.id);
  const [isOpen, setOpen] = useState(false);
  if (!data) return null;
  const mayMove = postMortem.may['post-mortem.edit'] === true && postMortem.status !== 'published';
  const isBehind = data.version < data.newest;
  return (
    <p className="template-notice small faint">
      Template: <bdi>{data.name}</bdi>, version {data.version}
      {isBehind && `; version ${data.newest} exists`}
      {mayMove && (
        <>
          {' · '}
          <TextButton quiet={!isBehind} onClick={() => setOpen(true)}>
            {isBehind ? 'preview the move' : 'change'}
          </TextButton>
        </>
      )}
      {isOpen && <MoveTemplate postMortem={postMortem} current={data} onClose={() => setOpen(false)} />}
    </p>
  );
}
