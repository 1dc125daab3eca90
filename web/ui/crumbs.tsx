import { Fragment, type ReactNode } from 'react';

/** Where the page stands: the way there, and its own name. A phone has room for the name alone. */
export function Crumbs({ trail = [], children }: { trail?: ReactNode[]; children: ReactNode }) {
  return (
    <>
      <span className="crumb-trail">
        {trail.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the way to a page never changes its order
          <Fragment key={index}>
            {step} <span aria-hidden="true">/</span>{' '}
          </Fragment>
        ))}
      </span>
      <b dir="auto">{children}</b>
    </>
  );
}
