# pg_upgrade of a cluster whose tables, indexes and views use the types.
# PERFEVAL_OLD_PG_CONFIG names an older version to upgrade from, with perfeval
# installed into it.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

# The folder whose bin/ a pg_config stands in, and the version.
sub installation
{
	my ($pg_config) = @_;
	my ($bindir) = run_command([ $pg_config, '--bindir' ]);
	my ($version) = run_command([ $pg_config, '--version' ]);

	return ($bindir =~ s|/bin$||r, $version =~ /(\d+)/);
}

my $nodes = 0;

sub upgrade
{
	my ($old_path, $new_path, @pg_upgrade_options) = @_;
	$nodes++;
	my $old = new_node("old_$nodes", install_path => $old_path);
	my $new = new_node("new_$nodes", install_path => $new_path);

	$old->safe_psql('postgres', 'CREATE DATABASE upgraded');
	$old->safe_psql('upgraded', 'CREATE EXTENSION perfeval');
	create_objects($old, 'upgraded');
	create_ledger_example($old, 'upgraded', '台账', 'panzhihua-2024');
	$old->safe_psql('upgraded',
		'ALTER TABLE "台账".funding ADD COLUMN frozen wanyuan DEFAULT \'1元\';'
		  . 'CREATE MATERIALIZED VIEW "台账".own AS SELECT * FROM "台账".project_score');
	find_casts($old);
	find_changed($old);
	my $digest = digest($old, 'upgraded');

	# Versions print views differently: the objects to expect are those of a dump
	# that the new version restores.
	my $restored = new_node("restored_$nodes", install_path => $new_path);
	my $dump = $old->data_dir . '/../dump';
	$old->command_ok([ 'pg_dump', '-Fc', '-f', $dump, '-d', $old->connstr('upgraded') ], 'pg_dump runs');
	$restored->safe_psql('postgres', 'CREATE DATABASE upgraded');
	$restored->command_ok([ 'pg_restore', '-e', '-d', $restored->connstr('upgraded'), $dump ], 'pg_restore runs');
	is(difference($digest, digest($restored, 'upgraded')), '', 'restored: same rows, same answers of all views');
	my $schema = schema_dump($restored, 'upgraded');
	$restored->stop;
	$old->stop;
	$new->stop;

	chdir $PostgreSQL::Test::Utils::tmp_check or die;
	$new->command_ok(
		[
			'pg_upgrade', '--no-sync', '-b', "$old_path/bin", '-B', "$new_path/bin",
			'-d', $old->data_dir, '-D', $new->data_dir,
			'-s', $new->host, '-p', $old->port, '-P', $new->port, @pg_upgrade_options
		],
		"pg_upgrade @pg_upgrade_options runs");
	if (-d $new->data_dir . '/pg_upgrade_output.d')
	{
		diag(slurp_file($_)) foreach glob($new->data_dir . '/pg_upgrade_output.d/*/log/pg_upgrade_dump*.log');
		return;
	}
	$new->start;

	is(difference($digest, digest($new, 'upgraded')), '', 'same rows, same answers of all views');
	is(difference($schema, schema_dump($new, 'upgraded')), '', 'same objects');
	$new->command_ok(
		[ 'pg_amcheck', '--install-missing', '--heapallindexed', '-d', 'upgraded' ],
		'tables and indexes are sound');
	$new->command_ok([ 'reindexdb', '-d', 'upgraded' ], 'indexes can be rebuilt');
	is(difference($digest, digest($new, 'upgraded')), '', 'same answers of rebuilt indexes');
	$new->stop;
}

# pg_upgrade restores domains before casts, whatever extension these belong to:
# the guide's query finds the domains that would make it fail.
sub find_casts
{
	my ($node) = @_;

	$node->safe_psql('upgraded', <<'SQL');
CREATE DOMAIN app.with_cast AS wanyuan CHECK (VALUE >= 0::wanyuan);
CREATE DOMAIN app.without_cast AS wanyuan CHECK (VALUE >= 0);
CREATE DOMAIN app.with_default AS wanyuan DEFAULT 0::wanyuan;
CREATE FUNCTION app.with_cast(wanyuan) RETURNS numeric BEGIN ATOMIC SELECT $1::numeric; END;
SQL
	is($node->safe_psql('upgraded', doc_block('dba-guide.md', 'casts')),
		"constraint with_cast_check\ntype app.with_default", 'casts in domains are found');
	$node->safe_psql('upgraded', 'DROP DOMAIN app.with_cast, app.with_default');
}

# What stands on answers that changed with a version is found by another of the guide's.
sub find_changed
{
	my ($node) = @_;
	my $found = $node->safe_psql('upgraded', doc_block('dba-guide.md', 'changed'));

	like($found, qr/^\Q$_\E\|/m, "found: $_")
	  foreach 'default value for column met of table app.answered', 'index app.answered_met',
	  'constraint answerable on table app.answered', 'materialized view app.answered_count',
	  'statistics object app.answered_statistics', 'materialized view app.graded_count',
	  "materialized view \"台账\".own";
}

my ($path, $version) = installation($ENV{PG_CONFIG});

subtest "PostgreSQL $version to $version" => sub { upgrade($path, $path); };
subtest "PostgreSQL $version to $version, hard links" => sub { upgrade($path, $path, '--link'); };

SKIP:
{
	skip 'PERFEVAL_OLD_PG_CONFIG names no second installation', 1 unless $ENV{PERFEVAL_OLD_PG_CONFIG};
	my ($old_path, $old_version) = installation($ENV{PERFEVAL_OLD_PG_CONFIG});

	subtest "PostgreSQL $old_version to $version" => sub { upgrade($old_path, $path); };
}

done_testing();
