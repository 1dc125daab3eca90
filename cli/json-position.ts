/** Where a text stops being JSON, and what was expected there. Engines do not reliably say. */
export const findJsonFault = (text: string): { at: number; why: string } | undefined => {
  let at = 0;
  const skip = () => {
    while (at < text.length && /[ \t\r\n]/.test(text[at]!)) at++;
  };
  const fail = (why: string): false => {
    fault = { at, why: at >= text.length ? 'the text ends too early' : why };
    return false;
  };
  let fault: { at: number; why: string } | undefined;

  const readString = (): boolean => {
    if (text[at] !== '"') return fail('expected a name in double quotes');
    at++;
    for (; at < text.length && text[at] !== '"'; at++) {
      if (text.charCodeAt(at) < 0x20) return fail('a line break or control character inside a text');
      if (text[at] !== '\\') continue;
      if (!/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(at, at + 6)))
        return fail('a backslash that escapes nothing');
      at += text[at + 1] === 'u' ? 5 : 1;
    }
    if (at >= text.length) return fail('');
    at++;
    return true;
  };

  const readPlain = (): boolean => {
    const plain = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(
      text.slice(at, at + 400),
    );
    if (!plain) return fail('expected a value');
    at += plain[0].length;
    return true;
  };

  /** Without recursion: a text may nest deeper than the stack is high. */
  const readAll = (): boolean => {
    const open: ('{' | '[')[] = [];
    for (;;) {
      skip();
      const sign = text[at];
      if (sign === '{' || sign === '[') {
        open.push(sign);
        at++;
        skip();
        if (text[at] !== (sign === '{' ? '}' : ']')) {
          if (sign === '{' && !readName()) return false;
          continue;
        }
        at++;
        open.pop();
      } else if (sign === '"' ? !readString() : !readPlain()) return false;
      for (;;) {
        const inside = open.at(-1);
        skip();
        if (inside === undefined) return at >= text.length || fail('nothing may follow the end');
        const end = inside === '{' ? '}' : ']';
        if (text[at] === ',') break;
        if (text[at] !== end) return fail(`expected a comma or ${end}`);
        at++;
        open.pop();
      }
      at++;
      skip();
      if (open.at(-1) === '{' && !readName()) return false;
    }
  };

  const readName = (): boolean => {
    if (!readString()) return false;
    skip();
    if (text[at] !== ':') return fail('expected a colon');
    at++;
    return true;
  };

  readAll();
  return fault;
};

/** What is wrong with a JSON text and where: "line 3, column 14: expected a value". */
export const explainJsonError = (text: string): string => {
  if (text.trim() === '') return 'it is empty';
  const fault = findJsonFault(text);
  if (!fault) return 'it cannot be read';
  const before = text.slice(0, fault.at);
  const line = before.split('\n').length;
  return `line ${line}, column ${fault.at - before.lastIndexOf('\n')}: ${fault.why}`;
};
