/*-------------------------------------------------------------------------
 *
 * form_money_rows.c
 *	  Sources and their total, judged beside each other.
 *
 *-------------------------------------------------------------------------
 */
#include "form_money.h"

#include "amount.h"
#include "funding_label.h"

static const char *const columns[AMOUNTS] = {
	"requested", "initial_budget", "adjusted_budget", "executed", "stated_balance", "arrived"
};

MoneyRow *
money_rows_add(MoneyRows *rows, Reader *reader, FormCell *source, Span name, bool part, bool total)
{
	MoneyRow   *row;
	Span		folded = form_text_fold_squeeze(reader->memory, name);
	FundingLabel label;

	funding_label_parse(folded.s, folded.len, &label);
	rows->row = array_grow(reader->memory, rows->row, rows->count, &rows->room, sizeof(MoneyRow));
	row = &rows->row[rows->count++];
	memset(row, 0, sizeof(*row));
	row->source = source;
	row->name = name;
	row->part = part;
	row->total = total || label.kind == FUNDING_TOTAL;
	row->subtotal = label.kind == FUNDING_SUBTOTAL || label.kind == FUNDING_PERIOD_TOTAL;
	return row;
}

void
note_weight(Reader *reader, const FormCell *label)
{
	Span		rest = form_text_fold_squeeze(reader->memory, label->text);
	Span		before;
	Span		inner;

	while (form_text_bracket(&rest, &before, &inner))
		while (inner.len > 0)
		{
			Span		part = form_text_part(&inner);

			if (!span_ends(part, SPAN("分")))
				continue;
			part.len -= strlen("分");
			if (value_decimal(part, &reader->form.weight))
				reader->form.weighted = true;
		}
}

/* Reads the amounts, once the unit is known. */
static void
read_amounts(MoneyRows *rows, Reader *reader)
{
	bool		ask_unit = false;
	Span		unit = reader->form.two_units ? SPAN_NONE :
		reader->form.unit.len > 0 ? reader->form.unit : reader->known->amount_unit;
	Span		yuan = SPAN("元");

	for (size_t i = 0; i < rows->count; i++)
		for (int k = 0; k < AMOUNTS; k++)
		{
			MoneyRow   *row = &rows->row[i];
			FormValue  *value = &row->value[k];

			if (row->cell[k] == NULL)
				continue;
			*value = value_amount(reader->memory, row->cell[k], unit.len > 0 ? unit : yuan);
			if (unit.len == 0 && value->literal.len > 0 &&
				value_amount(reader->memory, row->cell[k], SPAN_NONE).literal.len == 0)
			{
				ask_unit = true;
				*value = (FormValue) {SPAN_NONE, SPAN_NONE, false};
			}
			row->known[k] = value->literal.len > 0 &&
				amount_parse(value->literal.s, value->literal.len, &row->fen[k]).code == VERDICT_OK;
		}
	if (ask_unit)
		put_line(reader, SEVERITY_ASK, reader->form.unit_cell != NULL ? reader->form.unit_cell : rows->row[0].source,
				 reader->form.two_units ? SPAN("金额的单位写了两种，金额没有读入") :
				 SPAN("没有写明金额的单位是元还是万元，金额没有读入"));
}

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
			for (size_t d = 0; d < sizeof(dashes) / sizeof(dashes[0]); d++)
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

/*
 * A row 其中 below a source is a part of it, not a source beside it: where only
 * without it, and those that follow it, the sources make the total, it is left
 * out, and asked for.  Returns whether the sources make the total.
 */
static bool
leave_out_parts(MoneyRows *rows, Reader *reader, const MoneyRow *total)
{
	bool		agree = sums_agree(rows, total) || set_named_parts(rows, total);

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

static void
check_sources(MoneyRows *rows, Reader *reader)
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

		if (gap_of(rows, total, k, &gap) && gap != 0)
		{
			put_line(reader, SEVERITY_ASK, total->cell[k], SPAN("总额不等于各来源之和"));
			return;
		}
	}
}

/* Two rows of one name would be one source. */
static bool
is_repeated(const MoneyRows *rows, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!rows->row[k].left_out && span_is(rows->row[k].name, rows->row[i].name))
			return true;
	return false;
}

/* Which amounts a rate is of. */
enum
{
	INITIAL = 1, ADJUSTED = 2, EXECUTED = 3
};

/* Is the number 100 × executed ÷ budget, to less than 1? */
static bool
is_rate_of(const MoneyRow *row, Decimal rate)
{
	int			budget = row->known[ADJUSTED] ? ADJUSTED : INITIAL;
	wide		apart;

	if (!row->known[EXECUTED] || !row->known[budget] || row->fen[budget] <= 0)
		return false;
	apart = (wide) rate.coefficient * row->fen[budget] -
		(wide) row->fen[EXECUTED] * 100 * power_of_ten(rate.scale);
	if (apart < 0)
		apart = -apart;
	return apart < (wide) row->fen[budget] * power_of_ten(rate.scale);
}

/* The rate in percent; 0.9 that shows no % is told by the amounts. */
static FormValue
rate_of(Reader *reader, const MoneyRow *row)
{
	FormValue	value = value_percent(reader->memory, row->rate);
	Decimal		rate;

	if (!value_decimal(value.literal, &rate) || !value_is_fraction(value.literal) ||
		span_has(row->rate->text, SPAN("%")) || span_has(row->rate->text, SPAN("％")) ||
		rate.scale > 9 || is_rate_of(row, rate))
		return value;
	if (is_rate_of(row, value_hundredfold(rate)))
		value.literal = value_digits(reader->memory, value_hundredfold(rate));
	else
		value = (FormValue) {SPAN_NONE, SPAN("这个执行率可能是百分比的小数形式，没有读入"), false};
	return value;
}

/* What the row of totals says of the project. */
static void
put_budget(Reader *reader, const MoneyRow *row)
{
	FormValue	weight;

	if (row->rate != NULL)
		put_result(reader, "project", 1, "stated_rate", rate_of(reader, row), row->rate);
	if (row->points != NULL && !reader->form.has_budget_points)
	{
		reader->form.has_budget_points = true;
		put_result(reader, "project", 1, "stated_budget_points",
				   value_number(reader->memory, row->points), row->points);
	}
	for (int i = 1; i <= MAX_ROUNDS; i++)
		if (row->round[i] != NULL)
			put_round_budget(reader, i, row->round[i]);
	if (row->weight == NULL)
		return;
	weight = value_mark(reader->memory, row->weight);
	if (value_decimal(weight.literal, &reader->form.weight))
		reader->form.weighted = true;
}

/* What is printed of a source beside its amounts. */
static void
put_detail(Reader *reader, const MoneyRow *row, int number)
{
	FormValue	rate = row->rate == NULL ? (FormValue) {SPAN_NONE, SPAN_NONE, false} : rate_of(reader, row);
	FormValue	weight = row->weight == NULL ? rate : value_mark(reader->memory, row->weight);
	FormValue	points = row->points == NULL ? rate : value_number(reader->memory, row->points);
	FormValue	arrival = row->arrival_rate == NULL ? (FormValue) {SPAN_NONE, SPAN_NONE, false} :
		value_percent(reader->memory, row->arrival_rate);

	if (rate.literal.len == 0 && arrival.literal.len == 0 && row->value[ARRIVED].literal.len == 0 &&
		(row->weight == NULL || weight.literal.len == 0) && (row->points == NULL || points.literal.len == 0))
		return;
	put_value(reader, "funding_detail", number, "source", row->name, row->source);
	if (row->cell[ARRIVED] != NULL)
		put_result(reader, "funding_detail", number, columns[ARRIVED], row->value[ARRIVED], row->cell[ARRIVED]);
	if (rate.literal.len > 0)
		put_value(reader, "funding_detail", number, "stated_rate", rate.literal, row->rate);
	if (row->arrival_rate != NULL)
		put_result(reader, "funding_detail", number, "stated_arrival_rate", arrival, row->arrival_rate);
	if (row->weight != NULL && weight.literal.len > 0)
		put_value(reader, "funding_detail", number, "full_mark", weight.literal, row->weight);
	if (row->points != NULL && points.literal.len > 0)
		put_value(reader, "funding_detail", number, "stated_points", points.literal, row->points);
}

/* 是 or 否 where the form has a column for it, else what the name says. */
static bool
is_carried_in(Reader *reader, const MoneyRow *row)
{
	bool		carried = !row->total && (span_has(row->name, SPAN("结转")) || span_has(row->name, SPAN("结余")));

	if (row->carry_in == NULL || form_text_is_blank(row->carry_in->text))
		return carried;
	if (span_is(row->carry_in->text, SPAN("是")))
		return true;
	if (!span_is(row->carry_in->text, SPAN("否")))
		put_line(reader, SEVERITY_ASK, row->carry_in, SPAN("应为是或否，没有读入"));
	else
		carried = false;
	return carried;
}

static void
put_row(Reader *reader, const MoneyRow *row)
{
	int			number = ++reader->form.fundings;

	put_value(reader, "funding", number, "source", row->name, row->source);
	put_value(reader, "funding", number, "is_carry_in",
			  is_carried_in(reader, row) ? SPAN("true") : SPAN("false"), row->source);
	for (int k = 0; k < ARRIVED; k++)
		if (row->cell[k] != NULL)
			put_result(reader, "funding", number, columns[k], row->value[k], row->cell[k]);
	put_detail(reader, row, number);
}

static bool
has_amount(const MoneyRow *row)
{
	for (int k = 0; k < AMOUNTS; k++)
		if (row->known[k])
			return true;
	return false;
}

void
money_rows_put(MoneyRows *rows, Reader *reader)
{
	const MoneyRow *budget = NULL;
	int			filled = 0;

	if (rows->count == 0)
		return;
	read_amounts(rows, reader);
	check_sources(rows, reader);
	for (size_t i = 0; i < rows->count; i++)
	{
		const MoneyRow *row = &rows->row[i];

		if (row->left_out)
			continue;
		if (is_repeated(rows, i))
		{
			put_line(reader, SEVERITY_ASK, row->source, SPAN("资金来源重名，这一行没有读入"));
			continue;
		}
		put_row(reader, row);
		filled += has_amount(row);
		if (budget == NULL || (row->total && !budget->total) || (!budget->total && !has_amount(budget)))
			budget = row;
	}
	if (budget != NULL && (budget->total || rows->count == 1 || filled == 1))
		put_budget(reader, budget);
}
