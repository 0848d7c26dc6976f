/*-------------------------------------------------------------------------
 *
 * share_survey.c
 *	  Shares of those who answered, and of what was planned: 共258人参与。… 非常满意201人占77.9%.
 *
 *-------------------------------------------------------------------------
 */
#include "share.h"

#include <string.h>

#include "fund.h"

#include "scan.h"

static bool
are_asked(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"参与", "受访", "访谈", "调查", "有效问卷", "收回", "回收", "样本", NULL};
	static const char *const behind[] = {"参与", "参加", NULL};
	size_t		end = f->end + 30 < n->len ? f->end + 30 : n->len;

	if (f->class != CLASS_COUNT || !is_level(f) || f->approximate)
		return false;
	if (clause_holds_any(n, f, words))
		return true;
	/* 258名网民参与 */
	for (size_t at = f->end; at < end; at++)
	{
		size_t		step;

		if (begins_any(n->body + at, end - at, behind))
			return true;
		if (mark_at(n->body + at, end - at, &step) != MARK_NONE)
			return false;
	}
	return false;
}

/* How many other shares of the paragraph are of that whole? */
static int
count_confirmed(const Narrative *n, int p, int whole)
{
	int			count = 0;
	Formula		formula;

	for (int i = whole + 1; i < n->count && n->figure[i].paragraph == n->figure[p].paragraph; i++)
	{
		int			part = i == p || !is_share(n, i) ? -1 : part_of_share(n, i);

		if (part < 0 || part == whole || n->figure[part].class != CLASS_COUNT ||
			significant_digits(&n->figure[i]) < 2)
			continue;
		share_formula(n, &formula, part, whole);
		count += formula_weigh(&formula, &n->figure[i]).fit == FIT_HOLDS;
	}
	return count;
}

/* Do the words behind 占 name others than all who were asked? */
static bool
names_some(const Narrative *n, const Figure *f)
{
	static const char *const all[] = {
		"问卷", "样本", "受访", "被访", "调查", "访谈", "参与", "总", "全部", "有效", "人数", "比", NULL
	};
	size_t		name = whole_name(n, f);

	return name < f->label_end && !text_holds_any(n->body, name, f->label_end, all);
}

/* The one number of those who were asked that stands in front in the paragraph, if two other shares are of it. */
void
try_survey(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *a = &n->figure[part];
	int			whole = -1;
	Formula		formula;

	/* 占女性的P%: of some of them */
	if (a->class != CLASS_COUNT || a->power != 0 || names_some(n, &n->figure[p]))
		return;
	for (int i = part - 1; i >= 0 && i > part - LOOK_BACK && n->figure[i].paragraph == a->paragraph; i--)
		if (are_asked(n, &n->figure[i]) && n->figure[i].value >= a->value)
		{
			if (whole >= 0)
				return;
			whole = i;
		}
	if (whole < 0 || count_confirmed(n, p, whole) < (share_fits(n, p, part, whole) ? 1 : 2))
		return;
	share_formula(n, &formula, part, whole);
	bindings_try(b, &formula, true);
}

/* 中央投资B。… 完成a，占中央投资计划的P%: the one amount that the words name, but for 计划 */
void
try_planned_whole(Narrative *n, Bindings *b, int p, int part)
{
	const Figure *f = &n->figure[p];
	const Figure *a = &n->figure[part];
	Figure		words = *f;
	char		name[NAME_BYTES];
	char		other[NAME_BYTES];
	size_t		len;
	int			whole = -1;
	Formula		formula;

	words.label = whole_name(n, f);
	len = name_of(n, &words, name);
	if (len == 0 || f->value >= 100 * power_of_ten(FIGURE_SCALE))
		return;
	for (int i = part - 1; i >= 0 && i > part - LOOK_BACK && n->figure[i].paragraph == f->paragraph; i--)
	{
		const Figure *w = &n->figure[i];

		if (!is_level(w) || !figure_same_dimension(n, w, a) || name_of(n, w, other) != len ||
			memcmp(name, other, len) != 0)
			continue;
		if (whole >= 0 || w->value < a->value || (w->cues & SPENT) || is_of_another_year(n, w, a))
			return;
		whole = i;
	}
	if (whole < 0)
		return;
	share_formula(n, &formula, part, whole);
	bindings_try(b, &formula, true);
}
