import { escapeHtml } from '#shared/document/html/escape-html.ts';
import { HTML_STYLE } from '#shared/document/html-style.ts';
import { sayDue } from '#shared/rules/nudges.ts';

export type AnswerPage =
  | { kind: 'told'; title: string; text: string }
  | {
      kind: 'form';
      name: string;
      reference: string;
      title: string;
      why: string;
      dueOn: string | null;
      /** "2026-03-06" */
      today: string;
      wrong?: string | undefined;
      /** What was refused stands in its fields again. */
      typed?: Typed | undefined;
    };
export type Typed = { answer?: string | undefined; dueOn?: string | undefined; note?: string | undefined };

const STYLE = `main{max-width:560px}
.card{border:1px solid var(--line);border-radius:10px;padding:16px 18px;margin:0 0 14px}
.card h2{margin:0 0 4px}.card p{color:var(--ink2);margin:0 0 12px}
label{display:block;font-size:13px;font-weight:560;margin:0 0 4px}
input,textarea{width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:7px;padding:8px 10px;margin:0 0 12px;min-height:44px}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 16px;border-radius:7px;border:1px solid var(--line);background:var(--soft);color:var(--ink);cursor:pointer}
button.main{background:var(--accent);border-color:var(--accent);color:var(--panel)}
:is(input,textarea,button):focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.wrong{background:var(--bad-soft);color:var(--bad);border-radius:8px;padding:10px 14px;font-weight:560}
.lead{color:var(--ink2)}`;

/** The page behind the link of a reminder: three answers, each a form of its own, or a sentence where there is nothing to answer. */
export function answerPage(page: AnswerPage): string {
  const title = page.kind === 'told' ? page.title : `${page.reference}: done, later, or not yours?`;
  const body =
    page.kind === 'told' ? `<h1>${escapeHtml(page.title)}</h1>\n<p>${escapeHtml(page.text)}</p>` : formsOf(page);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<style>${HTML_STYLE}${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function formsOf(page: Extract<AnswerPage, { kind: 'form' }>): string {
  const { name, reference, title, why, dueOn, today, wrong, typed } = page;
  const typedFor = (answer: string, field: 'dueOn' | 'note') =>
    escapeHtml((typed?.answer === answer && typed[field]) || '');
  const due = dueOn ? ` It ${sayDue(dueOn, today)}.` : '';
  return `<p class="lead">${escapeHtml(name)}, this is yours.${escapeHtml(due)}</p>
<h1 dir="auto">${escapeHtml(reference)} ${escapeHtml(title)}</h1>
${why ? `<p dir="auto">${escapeHtml(why)}</p>` : ''}
${wrong ? `<p class="wrong" role="alert">${escapeHtml(wrong)}</p>` : ''}
<form method="post" class="card"><h2>Done</h2><p>It works as it was meant to.</p>
<button class="main" name="answer" value="done">It is done</button></form>
<form method="post" class="card"><h2>Later</h2><p>It will be done, on another day.</p>
<label for="dueOn">By when</label><input id="dueOn" name="dueOn" type="date" min="${today}" value="${typedFor('later', 'dueOn')}" required>
<label for="later">Why then</label><textarea id="later" name="note" rows="2" maxlength="2000" required>${typedFor('later', 'note')}</textarea>
<button name="answer" value="later">Move it</button></form>
<form method="post" class="card"><h2>Not mine</h2><p>It goes back to whoever owns the post-mortem.</p>
<label for="not-mine">Anything they should know (you may leave this empty)</label><textarea id="not-mine" name="note" rows="2" maxlength="2000">${typedFor('not-mine', 'note')}</textarea>
<button name="answer" value="not-mine">It is not mine</button></form>`;
}
