import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A place where SQL is, or may be, put together as text. */
export interface SqlFinding {
  readonly rule: 'unsafe-call' | 'built-text' | 'untagged-call';
  readonly line: number;
  readonly text: string;
}

const STATEMENT =
  /^\s*\(?(select\s|insert\s+into|update\s+\w|delete\s+from|with\s+\w+\s+as|create\s|drop\s|alter\s|grant\s|revoke\s|truncate\s|lock\s+table|listen\s|notify\s|call\s|begin\s|set\s+\w+\s*(=|to)|where\s|order\s+by|and\s+\w+\s*=)/i;
const UNSAFE = /^\$?(query|execute)Raw(Unsafe)?$/;
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;
const TAG = /(^|\.)sql(\.part)?$/;

/** Reads one source for SQL that is not a tagged template with bound values. */
export function sqlFindings(source: string, fileName = 'source.ts'): SqlFinding[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const findings: SqlFinding[] = [];
  const note = (rule: SqlFinding['rule'], node: ts.Node) =>
    findings.push({
      rule,
      line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
      text: node.getText(file).slice(0, 100),
    });
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && UNSAFE.test(node.name.text)) note('unsafe-call', node);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      if (UNSAFE.test(node.argumentExpression.text)) note('unsafe-call', node);
    if (ts.isNewExpression(node) && node.expression.getText(file) === 'SqlPart') note('unsafe-call', node);
    if (ts.isTemplateExpression(node) && STATEMENT.test(node.head.text) && !isBound(node, file))
      note('built-text', node);
    if (isJoinedText(node)) note('built-text', node);
    // `sql(text)` would take a string where the tag takes a template.
    if (ts.isCallExpression(node) && TAG.test(node.expression.getText(file))) note('untagged-call', node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

/** Values are bound by the tag, or nothing is put in but constants of the program, which are spelled in capitals. */
function isBound(node: ts.TemplateExpression, file: ts.SourceFile): boolean {
  if (ts.isTaggedTemplateExpression(node.parent)) return TAG.test(node.parent.tag.getText(file));
  return node.templateSpans.every(({ expression }) => ts.isIdentifier(expression) && CONSTANT.test(expression.text));
}

/** `'select … ' + condition`, and lists of such pieces that are joined. */
function isJoinedText(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return false;
  let first: ts.Expression = node;
  while (ts.isBinaryExpression(first)) first = first.left;
  const whole = !(ts.isBinaryExpression(node.parent) && node.parent.left === node);
  return whole && ts.isStringLiteralLike(first) && STATEMENT.test(first.text);
}

const FOLDERS = ['apps', 'packages', 'plugins', 'infra'];
const SOURCE = /\.(ts|tsx|mts|mjs)$/;
const NOT_OURS = /(^|\/)(node_modules|generated|build|dist|test|testing)\/|\.test\.tsx?$|\.fixture\.ts$/;

/** Every source of the product, tests left out, by its path from `root`. */
export function productSources(root: string): Map<string, string> {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.posix.join(folder, name.split(path.sep).join('/')),
    ),
  ).filter((name) => SOURCE.test(name) && !NOT_OURS.test(name));
  return new Map(paths.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}
