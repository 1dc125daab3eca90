import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWord } from '../data/session.ts';
import { Crumbs } from '../ui/crumbs.tsx';

type Props = {
  /** As the address has it. */
  document: string;
  /** As the document calls itself, once that is known. */
  reference?: string | undefined;
  /** Pages between the document and this one. */
  between?: ReactNode[];
  children: ReactNode;
};

/** "Post-mortems / PM-7 / History": the way to a page about one document. */
export function DocumentCrumbs({ document, reference = document, between = [], children }: Props) {
  const word = useWord();
  const trail = [
    <Link key="library" to="/post-mortems">
      {word.Many}
    </Link>,
    <Link key="document" to="/post-mortems/$ref" params={{ ref: document }}>
      {reference}
    </Link>,
    ...between,
  ];
  return <Crumbs trail={trail}>{children}</Crumbs>;
}
