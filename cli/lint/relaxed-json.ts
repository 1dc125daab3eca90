import { explainJsonError } from '../json-position.ts';

/** Reads JSON that may hold `//` and block comments and a comma too many. Throws `SyntaxError` with line and column. */
export function parseRelaxedJson(text: string): unknown {
  const strict = withoutComments(text.replace(/^\uFEFF/, ''));
  try {
    return JSON.parse(strict);
  } catch {
    throw new SyntaxError(explainJsonError(strict));
  }
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[}\]])/g;

/** Blanks take the place of what JSON has not, so that lines and columns hold. */
const withoutComments = (text: string): string =>
  text.replace(TOKEN, (token) => (token.startsWith('"') ? token : token.replace(/[^\n]/g, ' ')));
