import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import { copyText } from '../copy/copy-text.ts';
import { findHighlightName, LANGUAGES, languageTitle } from './languages.ts';

function picker(node: Node): HTMLSelectElement {
  const select = document.createElement('select');
  select.className = 'code-language';
  select.setAttribute('aria-label', 'Language of this code');
  const written = node.attrs.language as string | null;
  const known = findHighlightName(written);
  const options: [value: string, title: string][] = [['', 'Plain text']];
  if (written && !known) options.push([written, written]);
  for (const [name, { title }] of Object.entries(LANGUAGES)) options.push([name === known ? written! : name, title]);
  select.append(...options.map(([value, title]) => new Option(title, value)));
  select.value = written ?? '';
  return select;
}

/** Code with its language and a way to copy it; both are there when one points at it or is in it. */
export const codeView: NodeViewConstructor = (node, view, getPos) => {
  const dom = document.createElement('div');
  const head = document.createElement('div');
  const pre = document.createElement('pre');
  const contentDOM = document.createElement('code');
  const copy = document.createElement('button');
  dom.className = 'code-area';
  head.className = 'code-head';
  head.contentEditable = 'false';
  contentDOM.spellcheck = false;
  copy.type = 'button';
  copy.className = 'text-btn is-quiet';
  copy.textContent = 'Copy';
  copy.onclick = () =>
    void copyText(node.textContent).then(() => {
      copy.textContent = 'Copied';
      setTimeout(() => {
        copy.textContent = 'Copy';
      }, 1600);
    });
  pre.append(contentDOM);
  dom.append(head, pre);

  const renderHead = () => {
    const language = view.editable ? picker(node) : document.createElement('span');
    if (language instanceof HTMLSelectElement) {
      language.onchange = () => {
        const at = getPos();
        if (at === undefined) return;
        view.dispatch(view.state.tr.setNodeAttribute(at, 'language', language.value || null));
        view.focus();
      };
    } else language.textContent = node.attrs.language ? languageTitle(node.attrs.language) : '';
    head.replaceChildren(language, copy);
  };
  renderHead();
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      const isOther = next.attrs.language !== node.attrs.language;
      node = next;
      if (isOther) renderHead();
      return true;
    },
    stopEvent: (event) => head.contains(event.target as globalThis.Node),
    ignoreMutation: (mutation) => mutation.type !== 'selection' && head.contains(mutation.target),
  };
};
