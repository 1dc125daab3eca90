import { useDocument } from '../../document/document-context.ts';

/** What the record does not say. The draft asks instead of inventing. */
export function RailQuestions() {
  const { postMortem } = useDocument();
  const { openQuestions, sections } = postMortem;
  const titleOf = (about: string) => sections.find((section) => section.key === about)?.title;
  if (openQuestions.length === 0) {
    return <p className="rail-note">Nothing is open. The record answered what the draft asks of it.</p>;
  }
  return (
    <>
      <p className="rail-note">What the record does not say. Answer in the text, or add the event that shows it.</p>
      {openQuestions.map((question) => {
        const title = titleOf(question.about);
        return (
          <div key={question.text} className="question">
            <b>{question.text}</b>
            <small>{title ? <a href={`#section-${question.about}`}>{title}</a> : question.about}</small>
          </div>
        );
      })}
    </>
  );
}
