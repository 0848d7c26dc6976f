/*-------------------------------------------------------------------------
 *
 * form_money_sum.c
 *	  Sources against their total: which rows are parts of others.
 *
 *-------------------------------------------------------------------------
 */
#include "form_money.h"

#include "scan.h"

/* Is it the sum of others, not a source: 小计? */
static bool
is_subtotal(const MoneyRow *row)
{
	return row->total || row->subtotal;
}

/* Total less sources, of one amount; false if there is nothing to compare. */
static bool
gap_of(const MoneyRows *rows, const MoneyRow *total, int k, wide *gap)
{
	bool		any = false;

	if (!total->known[k])
		return false;
	*gap = total->fen[k];
	for (size_t i = 0; i < rows->count; i++)
	{
		const MoneyRow *row = &rows->row[i];

		if (is_subtotal(row) || row->left_out || row->within || !row->known[k])
			continue;
		any = true;
		*gap -= row->fen[k];
	}
	return any;
}

/* Do the rows that are not left out give the total, in each amount? */
static bool
sums_agree(const MoneyRows *rows, const MoneyRow *total)
{
	wide		gap;

	for (int k = 0; k < AMOUNTS; k++)
		if (gap_of(rows, total, k, &gap) && gap != 0)
			return false;
	return true;
}

/* A dash is 0 where the other sources make the total without it. */
static void
read_dashes(MoneyRows *rows, const MoneyRow *total)
{
	static const Span dashes[] = {{"-", 1}, {"—", 3}, {"－", 3}, {"–", 3}, {"--", 2}, {"——", 6}};
	wide		gap;

	for (size_t i = 0; i < rows->count; i++)
		for (int k = 0; k < AMOUNTS; k++)
		{
			MoneyRow   *row = &rows->row[i];

			if (row->total || row->cell[k] == NULL || row->known[k] || row->value[k].reason.len > 0 ||
				!gap_of(rows, total, k, &gap) || gap != 0)
				continue;
			for (size_t d = 0; d < COUNT_OF(dashes); d++)
				if (span_is(row->cell[k]->text, dashes[d]))
					row->value[k].literal = SPAN("0万元");
		}
}

/* 其中 in front of the first source says only that sources follow. */
static bool
is_part_of_source(const MoneyRows *rows, size_t i)
{
	for (size_t k = i; k > 0; k--)
		if (!rows->row[k - 1].total)
			return rows->row[i].part;
	return false;
}

/*
 * Sources that the ledger calls 其中：… are read as they are, and add nothing
 * where the others make the total without them.
 */
static bool
set_named_parts(MoneyRows *rows, const MoneyRow *total)
{
	bool		any = false;
	bool		agree;

	for (size_t i = 0; i < rows->count; i++)
		any = (rows->row[i].within = span_starts(rows->row[i].name, SPAN("其中"))) || any;
	agree = any && sums_agree(rows, total);
	for (size_t i = 0; i < rows->count; i++)
		rows->row[i].within = rows->row[i].within && agree;
	return agree;
}

/* Do the rows from first to last add up to the row, in each amount that it has? */
static bool
rows_make(const MoneyRows *rows, const MoneyRow *whole, size_t first, size_t last)
{
	bool		any = false;

	for (int k = 0; k < AMOUNTS; k++)
	{
		wide		gap = whole->fen[k];

		if (!whole->known[k])
			continue;
		for (size_t i = first; i <= last; i++)
			gap -= rows->row[i].known[k] ? rows->row[i].fen[k] : 0;
		if (gap != 0)
			return false;
		any = any || whole->fen[k] != 0;
	}
	return any;
}

/*
 * Numbers and 其中 tell the tree: 1.财政拨款, then 其中：中央 and 省级 that make it,
 * then 2.其他资金.  Parts of a source are read as they are, and add nothing, where
 * the sources make the total without them.
 */
static bool
set_tree_parts(MoneyRows *rows, const MoneyRow *total)
{
	bool		any = false;
	bool		agree;

	for (size_t i = 0; i + 1 < rows->count; i++)
	{
		const MoneyRow *whole = &rows->row[i];
		const MoneyRow *first = &rows->row[i + 1];

		if (is_subtotal(whole) || whole->within || whole->rank == 0 || is_subtotal(first) ||
			(!first->part && first->rank <= whole->rank))
			continue;
		for (size_t last = i + 1; last < rows->count && !is_subtotal(&rows->row[last]) &&
			 (rows->row[last].rank == 0 || rows->row[last].rank > whole->rank); last++)
			if (rows_make(rows, whole, i + 1, last))
			{
				for (size_t k = i + 1; k <= last; k++)
					rows->row[k].within = any = true;
				break;
			}
	}
	agree = any && sums_agree(rows, total);
	for (size_t i = 0; i < rows->count; i++)
		rows->row[i].within = rows->row[i].within && agree;
	return agree;
}

/*
 * A row 其中 below a source is a part of it, not a source beside it: where only
 * without it, and those that follow it, the sources make the total, it is left
 * out, and asked for.  Returns whether the sources make the total.
 */
static bool
leave_out_parts(MoneyRows *rows, Reader *reader, const MoneyRow *total)
{
	bool		agree = sums_agree(rows, total) || set_named_parts(rows, total) || set_tree_parts(rows, total);

	for (size_t i = 0; i < rows->count && !agree; i++)
	{
		size_t		last = i;

		if (!is_part_of_source(rows, i))
			continue;
		for (; last < rows->count && !agree && !is_subtotal(&rows->row[last]); last++)
		{
			rows->row[last].left_out = true;
			agree = sums_agree(rows, total);
		}
		if (agree)
			break;
		while (last > i)
			rows->row[--last].left_out = false;
	}
	if (!agree)
		/* all of them at once */
		for (int set = 1; set >= 0 && !agree; set--)
		{
			for (size_t i = 0; i < rows->count; i++)
				if (is_part_of_source(rows, i))
					rows->row[i].left_out = set;
			agree = sums_agree(rows, total);
		}
	for (size_t i = 0; i < rows->count; i++)
		if (rows->row[i].left_out)
			put_line(reader, SEVERITY_ASK, rows->row[i].source,
					 SPAN("这一行是上面来源的其中数，各来源不加它已等于总额，没有读入"));
	return agree;
}

/* 财政拨款小计 alone in front of the sources, in place of a total; NULL if there is none. */
static MoneyRow *
only_subtotal(MoneyRows *rows)
{
	for (size_t i = 1; i < rows->count; i++)
		if (rows->row[i].subtotal)
			return NULL;
	return rows->row[0].subtotal ? &rows->row[0] : NULL;
}

/* Could the amount of a source not be read?  Then nothing is known of the sum. */
static bool
lacks_amount(const MoneyRows *rows, int k)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!is_subtotal(&rows->row[i]) && rows->row[i].value[k].reason.len > 0)
			return true;
	return false;
}

void
money_check_sources(MoneyRows *rows, Reader *reader)
{
	MoneyRow   *total = NULL;

	for (size_t i = 0; i < rows->count && total == NULL; i++)
		if (rows->row[i].total)
			total = &rows->row[i];
	if (total == NULL && (total = only_subtotal(rows)) != NULL && sums_agree(rows, total))
		return;
	if (total == NULL || !total->total)
	{
		for (size_t i = 0; i < rows->count; i++)
			if (is_part_of_source(rows, i))
			{
				rows->row[i].left_out = true;
				put_line(reader, SEVERITY_ASK, rows->row[i].source,
						 SPAN("没有总额，这一行是不是上面来源的其中数不能确定，没有读入"));
			}
		return;
	}
	if (leave_out_parts(rows, reader, total))
	{
		read_dashes(rows, total);
		return;
	}
	for (int k = 0; k < AMOUNTS; k++)
	{
		wide		gap;

		if (!lacks_amount(rows, k) && gap_of(rows, total, k, &gap) && gap != 0)
		{
			put_line(reader, SEVERITY_ASK, total->cell[k], SPAN("总额不等于各来源之和"));
			return;
		}
	}
}
