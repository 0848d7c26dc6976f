# Forms written as lines of text, and the files that office programs would make
# of them.
package layout;
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use JSON::PP ();

# A file of this folder: the tables, then what is to be read from them.
#
# A line is a row, its cells parted by |; ^ is a place that a cell above or to
# the left covers; <2,3> behind a text says that it takes 2 rows and 3 columns;
# {0.965,percentage} what the cell holds where that is not the text (float, if
# no type is named); ! that its row is hidden; \n parts lines in a cell.  A line
# of - begins a new table, a line of = the JSON, lines with # say what it is about.
sub load
{
	my ($path) = @_;
	my %form = (tables => [ [] ], about => []);
	my $json = '';
	my $part = 0;

	open(my $file, '<:encoding(UTF-8)', $path) or die "$path: $!";
	while (my $line = <$file>)
	{
		chomp $line;
		if ($part) { $json .= "$line\n" }
		elsif ($line =~ /^#\s*(.*)/) { push @{ $form{about} }, $1 }
		elsif ($line =~ /^=+$/) { $part = 1 }
		elsif ($line =~ /^-+$/) { push @{ $form{tables} }, [] }
		else { push @{ $form{tables}[-1] }, [ row($line) ] }
	}
	$form{expected} = JSON::PP->new->decode($json);
	return \%form;
}

sub row
{
	my ($line) = @_;
	my @cells;

	return map {
		my $text = $_;
		my %cell = (rows => 1, columns => 1);
		$text =~ s/^\s+|\s+$//g;
		$cell{covered} = 1 if $text eq '^';
		$cell{hidden} = 1 if $text =~ s/!$//;
		@cell{qw(rows columns)} = ($1, $2) if $text =~ s/<(\d+),(\d+)>//;
		@cell{qw(held type)} = ($1, $2 // 'float') if $text =~ s/\{([^,}]*)(?:,(\w+))?\}//;
		$cell{text} = $text =~ s/\\n/\n/gr;
		\%cell;
	} split(/\|/, $line, -1);
}

sub escaped
{
	my ($text) = @_;

	return $text =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/>/&gt;/gr;
}

sub width
{
	my ($table) = @_;
	my $width = 1;

	for my $row (@$table)
	{
		my $columns = 0;
		$columns += $_->{columns} for @$row;
		$width = $columns if $columns > $width;
	}
	return $width;
}

# The format by which a held number shows as the text: ≥95%, 118.90, 1,260块.
sub number_style
{
	my ($name, $cell) = @_;
	my ($before, $number, $behind) = $cell->{text} =~ /^(.*?)([\d,]*\d(?:\.\d+)?)(.*)$/s;
	my $kind = $cell->{type} eq 'percentage' ? 'percentage' : 'number';
	my $text = sub { $_[0] eq '' ? '' : '<number:text>' . escaped($_[0]) . '</number:text>' };
	my $format;

	if (!defined $number)
	{
		$format = $text->($cell->{text});
	}
	else
	{
		my $decimals = $number =~ /\.(\d+)/ ? length $1 : 0;
		$format = $text->($before)
		  . qq(<number:number number:decimal-places="$decimals" number:min-decimal-places="$decimals" number:min-integer-digits="1")
		  . ($number =~ /,/ ? ' number:grouping="true"' : '') . '/>' . $text->($behind);
	}
	return qq(<number:$kind-style style:name="n$name">$format</number:$kind-style>)
	  . qq(<style:style style:name="c$name" style:family="table-cell" style:data-style-name="n$name"/>);
}

# The rows of a table in OpenDocument; as a sheet, cells hold numbers.
sub rows_xml
{
	my ($table, $sheet) = @_;
	my $xml = '<table:table-column table:number-columns-repeated="' . width($table) . '"/>';

	for my $row (@$table)
	{
		my $hidden = $sheet && grep { $_->{hidden} } @$row;
		$xml .= '<table:table-row' . ($hidden ? ' table:visibility="collapse"' : '') . '>';
		for my $cell (@$row)
		{
			if ($cell->{covered})
			{
				$xml .= '<table:covered-table-cell/>';
				next;
			}
			$xml .= '<table:table-cell';
			$xml .= qq( table:number-columns-spanned="$cell->{columns}" table:number-rows-spanned="$cell->{rows}")
			  if $cell->{columns} > 1 || $cell->{rows} > 1;
			if ($sheet && defined $cell->{held})
			{
				my $name = $cell->{type} eq 'date' ? 'date-value' : 'value';
				$xml .= qq( table:style-name="c$cell->{style}") if $cell->{style};
				$xml .= qq( office:value-type="$cell->{type}" office:$name="$cell->{held}");
			}
			elsif ($sheet && $cell->{text} ne '')
			{
				$xml .= ' office:value-type="string"';
			}
			$xml .= '>' . join('', map { '<text:p>' . escaped($_) . '</text:p>' } split /\n/, $cell->{text})
			  . '</table:table-cell>' . '<table:covered-table-cell/>' x ($cell->{columns} - 1);
		}
		$xml .= "</table:table-row>\n";
	}
	return $xml;
}

my $namespaces = join ' ', map { qq(xmlns:$_->[0]="urn:oasis:names:tc:opendocument:xmlns:$_->[1]:1.0") }
  [qw(office office)], [qw(style style)], [qw(text text)], [qw(table table)], [qw(number datastyle)];

sub fods
{
	my ($form) = @_;
	my ($n, $styles, $style) = (0, '', 0);

	for my $cell (map { @$_ } map { @$_ } @{ $form->{tables} })
	{
		next if !defined $cell->{held} || $cell->{type} !~ /^(float|percentage|currency)$/;
		$cell->{style} = ++$style;
		$styles .= number_style($style, $cell);
	}
	return qq(<?xml version="1.0" encoding="UTF-8"?>\n<office:document $namespaces office:version="1.2" )
	  . 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
	  . "<office:automatic-styles>$styles</office:automatic-styles><office:body><office:spreadsheet>"
	  . join('', map { $n++; qq(<table:table table:name="表$n">) . rows_xml($_, 1) . '</table:table>' } @{ $form->{tables} })
	  . "</office:spreadsheet></office:body></office:document>\n";
}

sub fodt
{
	my ($form) = @_;
	my $n = 0;

	return qq(<?xml version="1.0" encoding="UTF-8"?>\n<office:document $namespaces office:version="1.2" )
	  . 'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
	  . join('<text:p/>', map { $n++; qq(<table:table table:name="表$n">) . rows_xml($_, 0) . '</table:table>' } @{ $form->{tables} })
	  . "<text:p/></office:text></office:body></office:document>\n";
}

sub html
{
	my ($form) = @_;
	my $page = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>公开</title></head><body>\n";

	for my $table (@{ $form->{tables} })
	{
		$page .= "<table border=\"1\">\n";
		for my $row (@$table)
		{
			# Writer drops a row without a cell
			$page .= '<tr>' . (@$row ? '' : '<td></td>') . join('', map {
				sprintf '<td%s%s>%s</td>', $_->{rows} > 1 ? qq( rowspan="$_->{rows}") : '',
				  $_->{columns} > 1 ? qq( colspan="$_->{columns}") : '', escaped($_->{text}) =~ s/\n/<br>/gr
			} grep { !$_->{covered} } @$row) . "</tr>\n";
		}
		$page .= "</table>\n<p></p>\n";
	}
	return "$page</body></html>\n";
}

1;
