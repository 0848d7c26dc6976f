# From PostgreSQL 18 on an extension may live in a folder of its own, named by
# extension_control_path.
use strict;
use warnings;

use File::Copy qw(copy);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my ($version) = run_command([ $ENV{PG_CONFIG}, '--version' ]);
plan skip_all => 'extension_control_path is there from PostgreSQL 18 on' if ($version =~ /(\d+)/)[0] < 18;

my ($sharedir) = run_command([ $ENV{PG_CONFIG}, '--sharedir' ]);
my ($libdir) = run_command([ $ENV{PG_CONFIG}, '--pkglibdir' ]);
my $folder = PostgreSQL::Test::Utils::tempdir;

mkdir "$folder/$_" or die $! foreach 'extension', 'lib';
copy($_, "$folder/extension/") or die "$_: $!" foreach glob("$sharedir/extension/perfeval*");
copy("$libdir/perfeval.so", "$folder/lib/own_copy.so") or die $!;
my $control = slurp_file("$folder/extension/perfeval.control");
unlink "$folder/extension/perfeval.control";
append_to_file("$folder/extension/perfeval.control", $control =~ s/\$libdir\/perfeval/\$libdir\/own_copy/r);

my $node = new_node('main',
	conf => "extension_control_path = '$folder'\ndynamic_library_path = '$folder/lib:\$libdir'\n");
$node->safe_psql('postgres', 'CREATE EXTENSION perfeval');
like($node->safe_psql('postgres', "SELECT probin FROM pg_proc WHERE proname = 'wanyuan_in'"), qr/own_copy$/,
	'the library is the one that only that folder has');
create_ledger_example($node, 'postgres', 'city', 'xinzhou-2022');
is($node->safe_psql('postgres', "SELECT rule_mean_score FROM city.department_total WHERE department_code = '303'"),
	'84.760', 'a ledger answers');

done_testing();
