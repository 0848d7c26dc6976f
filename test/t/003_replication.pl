# A streaming replica answers as its primary does; logical replication carries
# the tables of a ledger, as text and in binary.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my $primary = new_node('primary', allows_streaming => 'logical', conf => "max_worker_processes = 16\n");

$primary->safe_psql('postgres', 'CREATE EXTENSION perfeval');
create_objects($primary, 'postgres');
create_full_ledger($primary, 'postgres', 'ledger');
# cells of office files are not logged, and a standby does not have them
$primary->safe_psql('postgres', 'DROP TABLE ledger.staging_form_cell');

# Streaming: the standby exists before the last changes are made.
$primary->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'base', has_streaming => 1);
$standby->start;
create_ledger_example($primary, 'postgres', '忻州', 'xinzhou-2022');
$primary->safe_psql('postgres',
	"UPDATE \"忻州\".funding SET executed = executed + '1元' WHERE project_code = '303001-01'");
$primary->wait_for_catchup($standby);

is($standby->safe_psql('postgres', 'SELECT pg_is_in_recovery()'), 't', 'the standby is one');
is(difference(digest($primary, 'postgres'), digest($standby, 'postgres')), '',
	'standby: same rows, same answers of all views');
is(difference(schema_dump($primary, 'postgres'), schema_dump($standby, 'postgres')), '',
	'standby: same objects');
is($standby->safe_psql('postgres',
		"SET enable_seqscan = off; SELECT count(*) FROM app.measure WHERE budget <= '1元'"),
	'101', 'standby: an index is read');
$primary->stop('immediate');
$standby->promote;
is($standby->safe_psql('postgres',
		"UPDATE \"忻州\".funding SET executed = executed - '1元' WHERE project_code = '303001-01' RETURNING executed"),
	'6.25025', 'the promoted standby takes writes');
$primary->start;

# Logical: the ledger is made anew on the subscriber, rows come over the wire,
# first those that are there, then the changes.
my @tables = split(/\n/,
	$primary->safe_psql('postgres', "SELECT relname FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'r'"));
my $touch = $primary->safe_psql('postgres', <<'SQL');
SELECT format('UPDATE ledger.%1$I SET %2$I = %2$I;', t, attname)
FROM ledger_tables() AS t JOIN pg_attribute ON attrelid = format('ledger.%I', t)::regclass AND attnum = 1
WHERE t !~ '^kept_'
SQL
$primary->safe_psql('postgres', 'CREATE PUBLICATION ledger FOR TABLES IN SCHEMA ledger');

my $before = $primary->safe_psql('postgres', 'SELECT * FROM ledger.funding ORDER BY 1, 2, 3');
foreach my $binary ('false', 'true')
{
	my $subscriber = new_node("subscriber_$binary", allows_streaming => 'logical',
		conf => "max_worker_processes = 16\n");
	my $name = "ledger_$binary";

	$subscriber->safe_psql('postgres', "CREATE EXTENSION perfeval; SELECT create_ledger('ledger'); SELECT create_staging('ledger'); DROP TABLE ledger.staging_form_cell");
	# The rows that create_ledger wrote are among those that will arrive.
	$subscriber->safe_psql('postgres', 'TRUNCATE ' . join(', ', map { "ledger.$_" } @tables));
	$subscriber->safe_psql('postgres',
		"CREATE SUBSCRIPTION $name CONNECTION '" . ($primary->connstr('postgres') =~ s/'/''/gr)
		  . "' PUBLICATION ledger WITH (binary = $binary)");
	$subscriber->wait_for_subscription_sync($primary, $name);
	is(difference(ledger_digest($primary), ledger_digest($subscriber)), '',
		"binary = $binary: first copy");

	$primary->safe_psql('postgres', <<"SQL");
BEGIN;
$touch
UPDATE ledger.funding SET executed = executed + '0.01元', stated_balance = '-1亿元' WHERE executed IS NOT NULL;
INSERT INTO ledger.project SELECT fiscal_year + 10, project_code, name, department_code, kind FROM ledger.project;
INSERT INTO ledger.indicator (fiscal_year, project_code, seq, target, actual, method)
SELECT 2025, 's-01', 1000 + i, (ARRAY['≥95%', '90%-95%', '稳步提高', '≤1小时'])[i % 4 + 1]::perf_target,
	(ARRAY['94.5%', '达成预期指标', '600余人次', NULL])[i % 4 + 1]::perf_value,
	(ARRAY['step', 'manual', 'binary', 'proportional'])[i % 4 + 1]::perf_method
FROM generate_series(1, 200) AS i;
DELETE FROM ledger.indicator WHERE seq = 1100;
COMMIT;
SQL
	$primary->wait_for_catchup($name);
	is(difference(ledger_digest($primary), ledger_digest($subscriber)), '', "binary = $binary: changes");
	unlike(slurp_file($subscriber->logfile), qr/ERROR/, "binary = $binary: no error on the way");
	$subscriber->safe_psql('postgres', "DROP SUBSCRIPTION $name");
	$subscriber->stop;
	$primary->safe_psql('postgres',
		'DELETE FROM ledger.indicator WHERE seq > 1000; DELETE FROM ledger.project WHERE fiscal_year > 2030');
}
isnt($primary->safe_psql('postgres', 'SELECT * FROM ledger.funding ORDER BY 1, 2, 3'), $before,
	'there was a change to carry');

# Tables and views of the ledger alone.
sub ledger_digest
{
	my ($node) = @_;

	return join("\n", grep { /^ledger\./ } split(/\n/, digest($node, 'postgres')));
}

done_testing();
