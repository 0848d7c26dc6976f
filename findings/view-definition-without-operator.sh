#!/usr/bin/env bash
# PostgreSQL 17.5 (as PGlite 0.3.14): pg_get_viewdef(), by which pg_dump prints a view,
# names the operator of a = b when its schema is not on the search path, a OPERATOR(ext.=) b,
# but not the one of NULLIF(a, b), a IS DISTINCT FROM b and CASE a WHEN b.  A type with an
# equality of its own that casts to text, here citext in the schema ext, so comes back from
# a dump with the equality of text: the same rows, the same view, no error, and three of
# its four columns answer otherwise.  A type without such a cast does not restore at all.
#
# So a view that is to be dumped writes CASE WHEN a = b THEN NULL ELSE a END.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts @electric-sql/pglite@0.3.14

cat >check.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
import { citext } from '@electric-sql/pglite/contrib/citext';
const db = new PGlite({ extensions: { citext } });
const row = async (sql) => (await db.query(sql)).rows[0];
const answers = async (when) => console.log(when, JSON.stringify(await row('SELECT * FROM public.v')));

await db.exec(`
  CREATE SCHEMA ext;
  CREATE EXTENSION citext SCHEMA ext;
  SET search_path = public, ext;
  CREATE TABLE t (a citext, b citext);
  INSERT INTO t VALUES ('Kg', 'kg');
  CREATE VIEW v AS SELECT a = b AS equal, nullif(a, b)::text AS "nullif", a IS DISTINCT FROM b AS "distinct",
    CASE a WHEN b THEN 'same' ELSE 'other' END AS "case" FROM t;`);
await answers('as made:    ');
await db.exec("SET search_path = ''");
const { definition } = await row("SELECT pg_get_viewdef('public.v'::regclass) AS definition");
await db.exec(`DROP VIEW public.v; CREATE VIEW public.v AS ${definition}`);
await answers('as restored:');
JS
node check.mjs | tee seen
diff seen - <<'WANTED' || { echo "the behaviour has changed" >&2; exit 1; }
as made:     {"equal":true,"nullif":null,"distinct":false,"case":"same"}
as restored: {"equal":true,"nullif":"Kg","distinct":true,"case":"other"}
WANTED
