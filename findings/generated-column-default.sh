#!/usr/bin/env bash
# PostgreSQL 17.5 (as PGlite 0.3.14): UPDATE t SET g = DEFAULT does not compute a
# stored generated column anew, though the manual says of UPDATE that DEFAULT
# "merely specifies the normal behavior of computing the column from its
# generation expression".  It is computed only where a column is set that the
# expression reads: after the function in it was replaced, SET g = DEFAULT leaves
# the old answer and reports the row as updated; SET n = n brings the new one.
#
# So who replaces a function that generated columns call has to touch a column
# that they are computed from.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts @electric-sql/pglite@0.3.14

cat >check.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
const db = new PGlite();
const stored = async () => (await db.query('SELECT g FROM t')).rows[0].g;
const update = async (set) => {
  const { affectedRows } = await db.query(`UPDATE t SET ${set}`);
  console.log(`${affectedRows} row updated by SET ${set}: g is ${await stored()}`);
};

console.log((await db.query("SELECT current_setting('server_version') AS v")).rows[0].v);
await db.exec(`
  CREATE FUNCTION f(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n';
  CREATE TABLE t (n int, g int GENERATED ALWAYS AS (f(n)) STORED, note text);
  INSERT INTO t VALUES (1);
  CREATE OR REPLACE FUNCTION f(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n + 10';`);
await update('g = DEFAULT');
await update("note = 'x', g = DEFAULT");
await update('n = n');
JS
node check.mjs | tee seen
diff seen - <<'WANTED' || { echo "the behaviour has changed" >&2; exit 1; }
17.5
1 row updated by SET g = DEFAULT: g is 1
1 row updated by SET note = 'x', g = DEFAULT: g is 1
1 row updated by SET n = n: g is 11
WANTED
