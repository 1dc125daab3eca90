/** A page that was made on the server, apart from ours: no script runs in it, and it reaches nothing outside. */
export function PaperFrame({ html, title, isBusy }: { html: string; title: string; isBusy?: boolean }) {
  return <iframe className="paper-frame" srcDoc={html} title={title} sandbox="" aria-busy={isBusy} />;
}
