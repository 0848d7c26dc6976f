/*-------------------------------------------------------------------------
 *
 * change.c
 *	  What a change is of: its difference, its base, and what it came to.
 *
 *-------------------------------------------------------------------------
 */
#include "change.h"

#include <string.h>

#include "name.h"
#include "scan.h"
#include "years.h"

#define PARTS_BETWEEN	2		/* sentences from a level to its change, where its parts fill the one between */

bool
same_clause_label(const Narrative *n, int a, int b)
{
	return labels_match(n, &n->figure[a], &n->figure[b]) > 0;
}

bool
same_label(const Narrative *n, int a, int b)
{
	return labels_match(n, &n->figure[a], &n->figure[b]) == 3;
}

/* Is this figure the whole of a share, 占B的P%, and so no base of a growth? */
static bool
is_whole_of_share(const Narrative *n, int i)
{
	return (n->figure[i].cues & CUE_SHARE) || (n->figure[i].cues & (CUE_THAN | CUE_FROM)) == 0;
}

/* 项目数增长P%, 金额增长P%: the class of the difference that the words want; CLASS_NONE if any */
static FigureClass
wanted_class(const Narrative *n, const Figure *f)
{
	static const char *const counts[] = {
		"项目数", "个数", "件数", "户数", "人数", "次数", "家数", "宗数", "笔数", NULL
	};
	static const char *const amounts[] = {"金额", "资金额", "投资额", NULL};

	if (clause_holds_any(n, f, counts))
		return CLASS_COUNT;
	if (clause_holds_any(n, f, amounts))
		return CLASS_MONEY;
	return CLASS_NONE;
}

/* 增加D in front of the percentage. */
int
find_difference(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	FigureClass wanted = wanted_class(n, f);

	for (int i = p - 1; i >= 0 && i >= p - 3; i--)
	{
		const Figure *d = &n->figure[i];

		if (d->sentence != f->sentence || d->group != f->group)
			break;
		if (d->class == CLASS_PERCENT && (d->role == ROLE_CHANGE || d->depth == f->depth) && d->role != ROLE_BASE)
			break;
		/* 增收D，其中甲V，增长P%: the change is of what stands in front of it */
		if (is_level(d) && d->depth == f->depth && (d->cues & CUE_TO) == 0)
			break;
		/* 比年初增加D，同比多增E，增长P%: E is of D, and P is not of it */
		if (is_amount(d) && d->role == ROLE_CHANGE && d[-(i > 0)].role == ROLE_CHANGE &&
			d[-(i > 0)].group == d->group &&
			(text_ends(n->body, d->clause, d->start, "多增") || text_ends(n->body, d->clause, d->start, "少增")))
			continue;
		/* 超收D，同比增长P%: above what was planned */
		if ((d->cues & CUE_EXCESS) && (f->cues & CUE_THAN))
			break;
		if (is_amount(d) && d->role == ROLE_CHANGE && d->depth <= f->depth &&
			(wanted == CLASS_NONE || d->class == wanted))
			return i;
	}
	return -1;
}

int
level_in_front(const Narrative *n, int p)
{
	for (int i = p - 1; i >= 0 && i > p - 4 && n->figure[i].group == n->figure[p].group; i--)
	{
		if (is_level(&n->figure[i]))
			return i;
		if (n->figure[i].class != CLASS_PERCENT || n->figure[i].role != ROLE_RATE ||
			n->figure[i].depth != n->figure[p].depth)
			break;
	}
	return -1;
}

/* 同比下降P%，减收D: the difference right behind the percentage, with a word of the same way. */
int
find_difference_behind(const Narrative *n, int p)
{
	const Figure *f = &n->figure[p];
	const Figure *d;

	if (p + 1 >= n->count)
		return -1;
	d = &n->figure[p + 1];
	return is_amount(d) && d->role == ROLE_CHANGE && d->sign == f->sign && d->group == f->group &&
		label_is_general(n, d) && !clause_holds(n, d, "主要") &&
		d->part - f->part == 1 && d->depth == f->depth &&
		(p + 2 >= n->count || n->figure[p + 2].class != CLASS_PERCENT || n->figure[p + 2].role != ROLE_CHANGE ||
		 n->figure[p + 2].group != f->group) ? p + 1 : -1;
}

/* 收入合计V，其中财政拨款收入增加D: of a part that has no figure of its own */
static bool
is_of_a_part(const Narrative *n, int change, int level)
{
	const Figure *d = &n->figure[change];
	const Figure *v = &n->figure[level];

	return ((d->cues | d->lead) & CUE_PART) && ((v->cues | v->lead) & CUE_PART) == 0 && d->label < d->label_end &&
		!labels_equal(n, v, d);
}

/*
 * 比上年B, 由B.  Between it and the change stands no other level than the one it
 * changed to: 由A增至V，增长P%.
 */
int
find_base(const Narrative *n, int p, int like)
{
	const Figure *f = &n->figure[p];
	int			levels = 0;

	for (int i = p - 1; i >= 0 && i >= p - 4; i--)
	{
		const Figure *b = &n->figure[i];

		if (b->group != f->group)
			break;
		if (is_level(b) && (levels++ > 0 || (b->cues & CUE_TO) == 0))
			break;
		if (is_amount(b) && b->role == ROLE_BASE && !is_whole_of_share(n, i) &&
			(like < 0 || figure_same_dimension(n, b, &n->figure[like])))
			return !is_of_a_part(n, p, i) && (levels == 0 || figure_same_dimension(n, b, &n->figure[i + 1])) ? i : -1;
	}
	return -1;
}

/* 收入总计V、支出总计V。收、支总计各增加D; 收支较上年增加D */
static bool
both_totals(const Narrative *n, int change, int level)
{
	static const char *const both[] = {
		"总计各", "总计均", "收支", "收、支", "收入支出", "收入、支出", "收入和支出", NULL
	};
	static const char *const others[] = {"结余", "相抵", "差额", "缺口", "收支平衡", NULL};
	const Figure *d = &n->figure[change];

	return label_holds(n, &n->figure[level], "总计") &&
		clause_holds_any(n, d, both) && !clause_holds_any(n, d, others) &&
		(level == 0 || n->figure[level - 1].sentence != n->figure[level].sentence ||
		 !is_level(&n->figure[level - 1]) || n->figure[level - 1].value == n->figure[level].value);
}

bool
change_between(Change *c, int now, int base)
{
	c->now = now;
	c->base = base;
	c->now_named = true;
	return true;
}

/* 年初预算B: beside what was done it is no value of its own */
static bool
is_plan_beside(const Figure *f)
{
	return is_level(f) && (f->cues & (CUE_BUDGET | CUE_TASK)) && (f->cues & (CUE_ACTUAL | CUE_DONE)) == 0;
}

/*
 * 支出V，预算B，完成P%。比预算减少D1，下降x%，比上年减少D; 支出V，其中a、b。与上年B相比增加D: what opens a
 * sentence is of the one level of the sentence before, of which plans and its own parts are none; these may fill
 * a sentence between.
 */
static bool
opens_with_change(const Narrative *n, int change, int level)
{
	const Figure *d = &n->figure[change];
	const Figure *v = &n->figure[level];

	if (d->sentence == v->sentence || d->sentence - v->sentence > PARTS_BETWEEN || (d->cues & CUE_THAN) == 0 ||
		(d->role != ROLE_CHANGE && d->role != ROLE_BASE) ||
		!change_names_nothing(n, d) ||
		(v->cues & (CUE_LAST | CUE_TASK | CUE_PART)) || (v->lead & CUE_PART))
		return false;
	for (int i = level + 1; i < change; i++)
		if (n->figure[i].sentence == d->sentence ? n->figure[i].role != ROLE_CHANGE :
			n->figure[i].sentence == v->sentence ?
			is_amount(&n->figure[i]) && !is_plan_beside(&n->figure[i]) && n->figure[i].whole != level :
			n->figure[i].whole < level && figure_same_dimension(n, &n->figure[i], v))
			return false;
	for (int i = level - 1; i >= 0 && n->figure[i].sentence == v->sentence; i--)
		if (is_amount(&n->figure[i]) && !is_plan_beside(&n->figure[i]))
			return false;
	return true;
}

/* V，含a、b: what words say is some of it, and what follows */
static bool
is_included(const Narrative *n, int level, int i)
{
	return n->figure[i].whole == level ||
		((n->figure[level + 1].cues | n->figure[level + 1].lead) & (CUE_PART | CUE_ONLY)) != 0;
}

/* V，比预算增加D1；比上年减少D: a change that opens a clause group is of the one level of the group before */
static bool
opens_group(const Narrative *n, int change, int level)
{
	const Figure *d = &n->figure[change];
	const Figure *v = &n->figure[level];

	if (d->sentence != v->sentence || d->group - v->group != 1 || n->figure[change - 1].group == d->group ||
		(d->cues & CUE_THAN) == 0 || d->depth != v->depth || !label_is_general(n, d) ||
		((v->cues | v->lead) & (CUE_LAST | CUE_TASK | CUE_PART | CUE_LIST)))
		return false;
	for (int i = change - 1; i >= 0 && n->figure[i].group == v->group; i--)
		/* V，含a、b；比上年增加D */
		if (i != level && is_amount(&n->figure[i]) && n->figure[i].role != ROLE_CHANGE &&
			!(i > level && is_included(n, level, i)) &&
			!(i < level && is_plan_beside(&n->figure[i]) && !is_plan_beside(v)))
			return false;
	return true;
}

/* V，较预算减少D1，下降x%，较上年支出数减少D: a further change of what the ones in front of it are of */
static bool
follows_changes(const Narrative *n, int change, int level)
{
	static const char *const words[] = {"支出", "决算", "预算", "执行", "收入", "支出决算", NULL};
	const Figure *d = &n->figure[change];

	if ((!label_says_when(n, d) &&
		 !is_any(n->body + d->label, d->label_end - d->label, words)) ||
		(d->cues & CUE_THAN) == 0 || ((d->cues | d->lead) & CUE_PART) || change - level < 2)
		return false;
	for (int i = level + 1; i < change; i++)
		if (n->figure[i].role != ROLE_CHANGE || (n->figure[i].cues & CUE_PART))
			return false;
	return true;
}

/* V，较B增加D; V比B增加D: what is compared has no name between, so that it is the amount right in front */
static bool
compares_directly(const Narrative *n, int level, int base)
{
	static const char *const words[] = {"较", "比", "与", "环比", "同比", NULL};
	const Figure *v = &n->figure[level];
	const Figure *b = &n->figure[base];
	size_t		at = v->part == b->part ? v->end : skip_spaces(n->body, b->clause, b->start);

	return v->depth == b->depth && (b->cues & CUE_THAN) && b->role == ROLE_BASE && v->group == b->group &&
		(v->cues & CUE_LAST) == 0 && begins_any(n->body + at, b->start - at, words);
}

/* V，下降x%，主要是今年安排增加D: a change that tells why is of something else */
static bool
tells_why(const Narrative *n, int level, int change)
{
	static const char *const why[] = {"主要是", "主要原因", "原因是", "由于", "主要为", "主要因", NULL};
	const Figure *v = &n->figure[level];

	return v->sentence == n->figure[change].sentence &&
		text_holds_any(n->body, v->end, n->figure[change].start, why);
}

/* 支出V，预算为B: does what was done stand in front of the plan, in its group? */
static bool
has_done_in_front(const Narrative *n, int plan)
{
	for (int i = plan - 1; i >= 0 && n->figure[i].group == n->figure[plan].group; i--)
		if (is_level(&n->figure[i]))
			return !is_plan_beside(&n->figure[i]) && (n->figure[i].cues & (CUE_ACTUAL | CUE_DONE | CUE_SPEND)) &&
				n->figure[i].year == n->figure[plan].year && n->figure[i].label < n->figure[i].label_end &&
				figure_same_dimension(n, &n->figure[i], &n->figure[plan]);
	return false;
}

/* 新增a，退出b，净减少D: what came and went is not what D is of */
static bool
is_flow(const Narrative *n, const Figure *v)
{
	static const char *const words[] = {
		"新增", "退出", "招录", "招聘", "录用", "调入", "调出", "退休", "清退", "注销", "迁入", "迁出",
		"流入", "流出", NULL
	};

	return clause_holds_any(n, v, words);
}

/*
 * The current value: behind 增加D where 达到V follows, else the last level in
 * front, of the same group, sentence or the sentence before.
 */
void
find_now(const Narrative *n, int p, Change *c)
{
	const Figure *f = &n->figure[p];
	int			anchor = c->difference >= 0 ? c->difference : c->base >= 0 ? c->base : p;
	int			like = c->difference >= 0 ? c->difference : c->base;
	int			skipped = 0;

	c->now = -1;
	c->now_named = false;
	if (anchor > p)
	{
		c->now = level_in_front(n, p);
		c->now_named = c->now >= 0;
		return;
	}
	for (int i = p - 1; i > anchor; i--)
		if (is_level(&n->figure[i]) && (like < 0 || figure_same_dimension(n, &n->figure[i], &n->figure[like])))
		{
			c->now = i;
			c->now_named = true;
			return;
		}
	for (int i = anchor - 1; i >= 0 && i >= anchor - LOOK_BACK; i--)
	{
		const Figure *v = &n->figure[i];

		if (v->paragraph != f->paragraph || f->sentence - v->sentence > PARTS_BETWEEN)
			break;
		if (f->sentence - v->sentence > 1 && !opens_with_change(n, anchor, i))
			continue;
		if (!is_level(v) || v->depth > f->depth || (like >= 0 && !figure_same_dimension(n, v, &n->figure[like])))
			continue;
		if (v->depth < f->depth && v->part + 1 < n->figure[anchor].part && skipped > 0)
			continue;
		if (is_flow(n, v) && clause_holds(n, &n->figure[anchor], "净"))
			continue;
		/* 公务接待费预算B，支出V。公务接待费比上年减少D */
		if (is_plan_beside(v) && (n->figure[anchor].cues & (CUE_BUDGET | CUE_TASK)) == 0 && is_level(v + 1) &&
			v[1].sentence == v->sentence && v->sentence != f->sentence && !is_plan_beside(v + 1) &&
			figure_same_dimension(n, v + 1, v))
			continue;
		/* 支出V，完成预算的P%，预算为B，比上年减少D */
		if (v->sentence == f->sentence && is_plan_beside(v) && label_names_nothing(n, v) &&
			(n->figure[anchor].cues & (CUE_BUDGET | CUE_TASK)) == 0 && has_done_in_front(n, i))
			continue;
		/* 支出V，预算B。比上年减少D */
		if (c->now < 0 && v->sentence != f->sentence && is_plan_beside(v) && i > 0 && is_level(v - 1) &&
			v[-1].sentence == v->sentence && figure_same_dimension(n, v - 1, v) && !is_plan_beside(v - 1) &&
			opens_with_change(n, anchor, i - 1))
			continue;
		if (c->now < 0)
		{
			const Figure *a = &n->figure[anchor];

			c->now = i;
			/* its own clause group, with nothing said of another thing in between */
			c->now_named = both_totals(n, anchor, i) || v->group == f->group ?
				both_totals(n, anchor, i) || label_is_general(n, a) ||
				same_label(n, anchor, i) || follows_changes(n, anchor, i) ||
				(anchor == c->base && (label_says_when(n, a) || compares_directly(n, i, anchor))) :
				same_label(n, anchor, i) || opens_with_change(n, anchor, i) || opens_group(n, anchor, i);
			c->now_named = c->now_named && !is_of_a_part(n, anchor, i) && !tells_why(n, i, anchor);
			if (c->now_named)
				return;
		}
		else if (same_label(n, anchor, i) || opens_group(n, anchor, i) || opens_with_change(n, anchor, i))
		{
			c->now = i;
			c->now_named = true;
			return;
		}
		skipped++;
	}
}

/* 起数减少10起: is the name only the unit? */
static bool
names_unit(const Narrative *n, const Figure *d)
{
	size_t		len = d->unit_end - d->unit;

	return len > 0 && d->label_end - d->label == len && memcmp(n->body + d->label, n->body + d->unit, len) == 0;
}

int
only_of_unit(const Narrative *n, int difference)
{
	const Figure *d = &n->figure[difference];
	int			found = -1;

	for (int i = difference - 1; i >= 0 && i > difference - LOOK_BACK && d->sentence - n->figure[i].sentence <= 1; i--)
		if (is_amount(&n->figure[i]) && n->figure[i].role != ROLE_CHANGE && figure_same_dimension(n, d, &n->figure[i]))
		{
			if (found >= 0 || !is_level(&n->figure[i]) || n->figure[i].paragraph != d->paragraph)
				return -1;
			found = i;
		}
	return found;
}

void
find_named_now(const Narrative *n, Change *c)
{
	const Figure *d;
	NameFit		fit;
	int			now;

	if (c->difference < 0 || c->base >= 0 || c->now_named)
		return;
	d = &n->figure[c->difference];
	if (((d->cues | d->lead) & (CUE_PART | CUE_BUDGET)) || d->depth > 0)
		return;
	now = names_unit(n, d) ? only_of_unit(n, c->difference) :
		named_level(n, d->label, d->label_end, c->difference, c->difference, d->sign > 0 ? d->value : 0, &fit);
	if (now < 0 || d->sentence - n->figure[now].sentence > 1 || n->figure[now].depth > 0 ||
		(n->figure[now].cues & (CUE_LAST | CUE_BUDGET)) ||
		(n->figure[now].year != 0 && d->year != 0 && n->figure[now].year != d->year &&
		 !compared_with(n, d, d->year)))
		return;
	c->now = now;
	c->now_named = true;
}

/* 财政拨款支出减少D: of the levels in front the one that these words name, not 支出合计. */
void
prefer_own_words(const Narrative *n, Change *c)
{
	const Figure *d;

	if (c->difference < 0 || c->now < 0 || c->now > c->difference)
		return;
	d = &n->figure[c->difference];
	if (d->label_end - d->label < strlen("财政支出"))
		return;
	for (int i = c->now; i >= 0 && i > c->now - LOOK_BACK && d->sentence - n->figure[i].sentence <= 1; i--)
	{
		const Figure *v = &n->figure[i];

		if (is_level(v) && v->paragraph == d->paragraph && label_ends_as(n, v, d) && figure_same_dimension(n, v, d))
		{
			c->now = i;
			return;
		}
	}
}

/* 增加D，增长P%，由B增至V: both ends stand behind. */
bool
find_ends_behind(const Narrative *n, int p, Change *c)
{
	for (int b = p + 1; b + 1 < n->count && b <= p + 2 && n->figure[b].group == n->figure[p].group; b++)
	{
		const Figure *base = &n->figure[b];
		const Figure *now = &n->figure[b + 1];

		/* 增长P，其中甲由A增至B is told of a part */
		if ((base->cues | base->lead) & CUE_PART)
			return false;
		if (base->part != n->figure[p].part && base->role == ROLE_BASE && (base->cues & CUE_FROM) && is_level(now) &&
			(now->cues & CUE_TO) &&
			now->group == base->group && figure_same_dimension(n, base, now) &&
			(c->difference < 0 || figure_same_dimension(n, base, &n->figure[c->difference])))
		{
			c->base = b;
			c->now = b + 1;
			c->now_named = true;
			return true;
		}
	}
	return false;
}
