# Messages, details and hints in Chinese, where the server has NLS and the
# catalog was built; in English elsewhere, and where lc_messages says so.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Perfeval::Test;

my ($localedir) = run_command([ $ENV{PG_CONFIG}, '--localedir' ]);
my ($version) = run_command([ $ENV{PG_CONFIG}, '--version' ]);
my ($configured) = run_command([ $ENV{PG_CONFIG}, '--configure' ]);
my $catalog = "$localedir/zh_CN/LC_MESSAGES/perfeval-" . ($version =~ /(\d+)/)[0] . '.mo';
my $chinese = qr/[\x{4e00}-\x{9fff}]/;

# gettext asks LANGUAGE first, in every locale but C and, since glibc 2.39, C.UTF-8.
my $installed = grep { /^zh_CN\.utf-?8$/i } split(/\n/, `locale -a 2>/dev/null`);
$ENV{LANGUAGE} = 'zh_CN';
$ENV{PGCLIENTENCODING} = 'UTF8';
my $node = new_node('main', conf => $installed ? "lc_messages = 'zh_CN.UTF-8'\n" : '');
$node->safe_psql('postgres', 'CREATE EXTENSION perfeval');
$node->safe_psql('postgres', "CREATE DATABASE euc_cn ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0");
$node->safe_psql('euc_cn', 'CREATE EXTENSION perfeval');

# The lines of an error: message, DETAIL, HINT.
sub lines
{
	my ($dbname, $sql) = @_;
	my ($status, $stdout, $stderr) = $node->psql($dbname, $sql, extra_params => [ '-v', 'VERBOSITY=default' ]);

	utf8::decode($stderr);
	return map { s/^(?:psql:\S+ )?//r } grep { /(?:ERROR|DETAIL|HINT): / } split(/\n/, $stderr);
}

# The server's own messages tell whether any are translated here.
sub translates
{
	my $own = $catalog =~ s/perfeval-/postgres-/r;

	return !-e $own || grep { $_ =~ $chinese } lines('postgres', 'SELECT 1/0');
}

my @errors = (
	"SELECT '12.49,14.91万元'::wanyuan",
	"SELECT '-'::wanyuan",
	"SELECT '99999999999999999999'::wanyuan",
	"SELECT '≥'::perf_target",
	"SELECT '≥95%'::perf_value = '≥≥95%'::perf_target",
	"SELECT 'x'::perf_score",
	"SELECT '9223372036854.775807'::wanyuan + '1'",
	"SELECT '1'::wanyuan / 0",
	"SELECT sum(a) FROM (VALUES ('9223372036854.775807'::wanyuan), ('1')) AS t (a)",
	"SELECT format_amount('1', '克')",
	"SELECT perf_score('1', '≥3', 10, 'proportional', 60)",
	"SELECT perf_score('1', '≥3', -10)",
	"SELECT convert('3个月'::perf_value, '%')");

SKIP:
{
	skip "no NLS, or no msgfmt when perfeval was built", 1
	  unless -e $catalog || $configured =~ /--enable-nls/ && system('command -v msgfmt >/dev/null') == 0;
	ok(-e $catalog, "$catalog is there");
	skip 'no locale whose messages are translated', 1 unless translates();
	foreach my $dbname ('postgres', 'euc_cn')
	{
		foreach my $sql (@errors)
		{
			my @lines = lines($dbname, $sql);

			cmp_ok(scalar(@lines), '>=', 1, "$dbname: $sql is an error");
			like($_ =~ s/.*?: +//r =~ s/[“"「].*?[”"」]//gr, $chinese, "$dbname: Chinese") foreach @lines;
		}
	}
}

# The locale C is never translated.
$node->append_conf('postgresql.conf', "lc_messages = 'C'\n");
$node->restart;
foreach my $sql (@errors)
{
	unlike($_ =~ s/"[^"]*"//gr, qr/第 |无效|超出|应/, 'lc_messages = C: English') foreach grep { /ERROR|DETAIL/ } lines('postgres', $sql);
}

done_testing();
