// Read and write a ledger through node-postgres; print TAP.
// The connection comes from PGHOST, PGPORT, ..., the ledger from LEDGER.
'use strict';
const assert = require('assert');
const { Client } = require('pg');

const ledger = process.env.LEDGER;
// numeric arrives as a string of digits unless a parser is set: a double would not hold every amount
const arrivesAs = {
  1700: (v) => typeof v === 'string' && /^-?\d+(\.\d+)?$/.test(v),
  23: Number.isInteger,
  25: (v) => typeof v === 'string',
  16: (v) => typeof v === 'boolean',
  1082: (v) => v instanceof Date,
};
const client = new Client();
const hex = (s) => Buffer.from(s, 'utf8').toString('hex');

function check(what, test) {
  try {
    test();
    console.log(`ok - node-postgres: ${what}`);
  } catch (error) {
    console.log(`not ok - node-postgres: ${what}`);
    console.log(String(error.message).replace(/^/gm, '# '));
    process.exitCode = 1;
  }
}

const rows = async (text, values) => (await client.query({ text, values, rowMode: 'array' })).rows;

// Read every view; compare names and comments with their bytes in the catalogue.
async function checkViews() {
  const catalogue = new Map();
  for (const [view, ...column] of await rows(`
      SELECT c.relname::text, encode(convert_to(a.attname::text, 'UTF8'), 'hex'),
             col_description(c.oid, a.attnum),
             encode(convert_to(col_description(c.oid, a.attnum), 'UTF8'), 'hex')
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'v' AND c.relname <> 'department_sum' AND c.relnamespace = $1::regnamespace AND a.attnum > 0
      ORDER BY c.relname, a.attnum`, [client.escapeIdentifier(ledger)])) {
    if (!catalogue.has(view)) catalogue.set(view, []);
    catalogue.get(view).push(column);
  }
  check('the views are there', () => assert(catalogue.size >= 8));
  for (const [view, columns] of catalogue) {
    const result = await client.query({
      text: `SELECT * FROM ${client.escapeIdentifier(ledger)}.${client.escapeIdentifier(view)}`,
      rowMode: 'array',
    });
    const types = result.fields.map((f) => f.dataTypeID);
    check(`${view}: column names are whole`, () =>
      assert.deepStrictEqual(result.fields.map((f) => hex(f.name)), columns.map((c) => c[0])));
    check(`${view}: comments are whole`, () => {
      for (const [, comment, bytes] of columns) assert(comment && hex(comment) === bytes);
    });
    check(`${view}: built-in types only`, () => {
      for (const type of types) assert(arrivesAs[type], `type ${type}`);
    });
    check(`${view}: ${result.rows.length} rows, numbers are numbers`, () => {
      for (const row of result.rows) {
        row.forEach((v, i) => assert(v === null || arrivesAs[types[i]](v), `${types[i]}: ${v}`));
      }
    });
  }
}

// Figures of the report, not of the code.
async function checkFigures() {
  const numbers = (table) => table.map((row) => row.map(Number));
  const totals = await rows(`SELECT self_total_points, rule_total_points
     FROM project_score WHERE fiscal_year = 2022 ORDER BY project_code`);
  check('project totals', () => assert.deepStrictEqual(numbers(totals),
    [[95.23, 95.23], [92.28, 92.28], [92.31, 92.31], [83, 90], [80, 53.98]]));
  const department = await rows(
    `SELECT budget_wan, executed_wan, execution_rate_pct, self_weighted_score
     FROM department_total WHERE department_code = $1`, ['303']);
  check('department total', () => assert.deepStrictEqual(numbers(department), [[420, 11.6561, 2.78, 81.36]]));
}

// Bound parameters, NULL among them; a bad literal keeps its SQLSTATE.
async function checkWrite() {
  const name = '客户端 "a\'b"; -- $1';
  await client.query(`INSERT INTO project (fiscal_year, project_code, name, department_code, kind)
    VALUES ($1, $2, $3, $4, $5)`, [2023, 'c-01', name, '303001', '项目']);
  await client.query(`INSERT INTO funding (fiscal_year, project_code, source, is_carry_in, initial_budget, executed)
    VALUES ($1, $2, $3, $4, $5, $6)`, [2023, 'c-01', '财政', false, '3.5万元', 1.75]);
  await client.query(`INSERT INTO indicator (fiscal_year, project_code, seq, level1, target, actual, full_mark, explanation)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [2023, 'c-01', 1, '产出指标', '≥95%', '96%', 10, null]);
  const [row] = await rows(
    `SELECT e.project_name, e.initial_budget_wan, e.execution_rate_pct, i.target_text,
            i.target_number, i.rule_points, i.explanation
     FROM project_execution e JOIN indicator_score i USING (fiscal_year, project_code)
     WHERE e.project_code = $1`, ['c-01']);
  check('bound parameters are written and read back', () => assert.deepStrictEqual(
    row.map((v, i) => ([1, 2, 4, 5].includes(i) ? Number(v) : v)),
    [name, 3.5, 50, '≥95%', 95, 10, null]));
  const error = await client.query('UPDATE funding SET executed = $1 WHERE project_code = $2', ['570余万元', 'c-01'])
    .catch((e) => e);
  check('a bad literal is refused', () => {
    assert.strictEqual(error.code, '22P02');
    assert(error.message.includes('570余万元') && error.hint);
  });
}

async function main() {
  await client.connect();
  await client.query(`SET search_path TO ${client.escapeIdentifier(ledger)}, public`);
  await checkViews();
  await checkFigures();
  await checkWrite();
  await client.end();
}

main().catch((error) => {
  console.log(`not ok - node-postgres: ${error.stack.replace(/\n/g, '\n# ')}`);
  process.exit(1);
});
