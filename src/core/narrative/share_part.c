/*-------------------------------------------------------------------------
 *
 * share_part.c
 *	  What a share is of, as its own clause says it: the part, and the whole or its name.
 *
 *-------------------------------------------------------------------------
 */
#include "share.h"

#include <string.h>

#include "scan.h"

void
share_formula(const Narrative *n, Formula *f, int part, int whole)
{
	formula_ratio(f, &n->figure[part], &n->figure[whole]);
}

bool
share_fits(const Narrative *n, int p, int part, int whole)
{
	Formula		f;

	share_formula(n, &f, part, whole);
	return formula_weigh(&f, &n->figure[p]).fit == FIT_HOLDS;
}

bool
is_share(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];

	return f->class == CLASS_PERCENT && f->role == ROLE_RATE && (clause_cues(n, p) & CUE_SHARE);
}

bool
says_plan(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"任务", "计划", "目标", "指标", "应", "交办", NULL};

	return clause_holds_any(n, f, words);
}

/* 占W的P%, W printed in the same clause. */
int
printed_whole(const Narrative *n, int p)
{
	int			i = p - 1;

	return i >= 0 && n->figure[i].part == n->figure[p].part && is_amount(&n->figure[i]) &&
		n->figure[i].role == ROLE_BASE ? i : -1;
}

/* a占P%: where the words in front of 占 end; the label's start if there are none. */
size_t
subject_end(const Narrative *n, const Figure *f)
{
	size_t		word = strlen("占");

	for (size_t at = f->label; at + word <= f->start; at++)
		if (memcmp(n->body + at, "占", word) == 0)
			/* 税收占比 has no whole's name */
			return at == f->label_end && scan_begins(n->body + at, f->start - at, "占比") ? f->label_end : at;
	/* nor has 优秀比例 */
	return scan_begins(n->body + f->label_end, f->start - f->label_end, "比例") ? f->label_end : f->label;
}

/* Where the name of the whole begins, behind 占. */
size_t
whole_name(const Narrative *n, const Figure *f)
{
	size_t		end = subject_end(n, f);

	if (end == f->label || end == f->label_end)
		return end;
	end += strlen("占");
	return end < f->label_end ? end : f->label_end;
}

/* a占甲的x%，占乙的y%: does the share in front name another whole? */
static bool
has_another_whole(const Narrative *n, int p, int before)
{
	const Figure *f = &n->figure[p];
	const Figure *b = &n->figure[before];

	return f->part - b->part == 1 && subject_end(n, f) == f->label && subject_end(n, b) == b->label &&
		f->label < f->label_end && b->label < b->label_end && labels_match(n, f, b) == 0;
}

/*
 * 甲a户b人，占受益户数的x%、占人数的y%; 户数占比x%、人数占比y%: the level of the clause group that counts what the
 * name of the whole, or the word in front of 占, does; −1 if that is not what it says.
 */
int
part_of_unit(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	size_t		unit = strlen("户");
	bool		of_whole = whole_name(n, f) < f->label_end;

	/* labels leave the last character of 户数 out */
	if (f->label_end - (of_whole ? whole_name(n, f) : f->label) < unit ||
		(!of_whole && (subject_end(n, f) == f->label || f->label_end - f->label > unit)) ||
		!scan_begins(n->body + f->label_end, n->len - f->label_end, "数"))
		return -1;
	for (int i = p - 1; i >= 0 && n->figure[i].group == f->group; i--)
		if (is_level(&n->figure[i]) && n->figure[i].class == CLASS_COUNT &&
			n->figure[i].unit_end - n->figure[i].unit == unit &&
			memcmp(n->body + n->figure[i].unit, n->body + f->label_end - unit, unit) == 0)
			return i;
	return -1;
}

/* The figure whose share it is: the last level in front in its clause group. */
int
part_of_share(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	int			counted = part_of_unit(n, p);

	if (counted >= 0)
		return counted;
	for (int i = p - 1; i >= 0 && i >= p - 8; i--)
	{
		const Figure *a = &n->figure[i];

		if (a->sentence != f->sentence || (a->group != f->group && a->depth == f->depth))
			return -1;
		if (is_share(n, i) && a->depth == f->depth && !has_another_whole(n, p, i))
			return -1;
		if (is_level(a) && a->depth <= f->depth)
			return i;
	}
	return -1;
}

bool
is_headed_by_plan(const Narrative *n, int p)
{
	static const char *const plans[] = {"计划", "任务", "预算", "目标", NULL};
	int			part = p > 0 && is_level(&n->figure[p - 1]) ? p - 1 : -1;
	int			whole = part < 0 ? -1 : n->figure[part].whole;
	int			first = whole + 1;

	if (whole < 0 || whole > part || whole_name(n, &n->figure[p]) < n->figure[p].label_end)
		return false;
	while (first < part && n->figure[first].whole != whole)
		first++;
	for (size_t at = n->figure[first - 1].end; at < n->figure[first].clause; at++)
		if (scan_begins(n->body + at, n->figure[first].clause - at, "占"))
			return text_holds_any(n->body, at, n->figure[first].clause, plans);
	return false;
}

/* 在384个样本中，满意的a个，占P%: what the words set, in front of the part, and what it is of */
void
try_frame(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *a = &n->figure[part];
	Formula		formula;

	if (whole_name(n, &n->figure[p]) != n->figure[p].label_end)
		return;
	for (int i = part - 1; i >= 0 && i > part - LOOK_BACK && n->figure[i].sentence == a->sentence; i--)
	{
		const Figure *w = &n->figure[i];
		size_t		end = w->end;
		size_t		step;

		if (!is_amount(w) || !figure_same_dimension(n, w, a))
			continue;
		while (end < a->clause && mark_at(n->body + end, a->clause - end, &step) == MARK_NONE)
			end += step;
		if (!is_level(w) || w->value < a->value || w->depth != a->depth || end >= a->clause ||
			!text_ends(n->body, w->end, end, "中"))
			return;
		share_formula(n, &formula, part, i);
		bindings_try(b, &formula, true);
		return;
	}
}
