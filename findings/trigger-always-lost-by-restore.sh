#!/usr/bin/env bash
# PostgreSQL 17.5 (as PGlite 0.3.14): ALTER TABLE ... DISABLE TRIGGER ALL and then ENABLE
# TRIGGER ALL, which pg_restore --data-only --disable-triggers does around each table's
# rows, do not leave triggers as they were.  One that was ENABLE ALWAYS and one that was
# ENABLE REPLICA are both plain ones afterwards: the first no longer fires while changes
# of another server are applied, the second now fires for local writes too.  Nothing is
# said about it.
#
# So what relies on such a trigger has to look at pg_trigger.tgenabled after a restore.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts @electric-sql/pglite@0.3.14

cat >check.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
const db = new PGlite();
const insert = async (role) => {
  await db.exec(`SET session_replication_role = ${role}; DELETE FROM fired; INSERT INTO t VALUES (1)`);
  const { rows } = await db.query('SELECT name FROM fired ORDER BY name');
  return rows.map((r) => r.name).join(', ');
};
const fires = async (when) => console.log(`${when} local: ${await insert('origin')}; applied: ${await insert('replica')}`);

await db.exec(`
  CREATE TABLE t (n int);
  CREATE TABLE fired (name text);
  CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO fired VALUES (TG_NAME); RETURN NEW; END';
  CREATE TRIGGER always BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
  CREATE TRIGGER plain BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
  CREATE TRIGGER replica BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
  ALTER TABLE t ENABLE ALWAYS TRIGGER always, ENABLE REPLICA TRIGGER replica;`);
await fires('as made:   ');
await db.exec('ALTER TABLE t DISABLE TRIGGER ALL; ALTER TABLE t ENABLE TRIGGER ALL');
await fires('off and on:');
JS
node check.mjs | tee seen
diff seen - <<'WANTED' || { echo "the behaviour has changed" >&2; exit 1; }
as made:    local: always, plain; applied: always, replica
off and on: local: always, plain, replica; applied: 
WANTED
