/*-------------------------------------------------------------------------
 *
 * narrative.c
 *	  The reader of a report's prose, paragraph by paragraph.
 *
 * Figures of earlier paragraphs stay at hand (NARRATIVE_KEPT of them), so that
 * 其中 at the end of one paragraph finds its parts in the next.
 *
 *-------------------------------------------------------------------------
 */
#include "narrative.h"

#include <string.h>

#include "utf8.h"
#include "cue.h"
#include "fund.h"
#include "judge.h"
#include "mark.h"
#include "role.h"
#include "scan.h"
#include "years.h"

#define PIECE_BYTES		65536	/* that are read at once, at most */

void
narrative_start(Narrative *n, const char *body, size_t len)
{
	cue_prepare();
	n->body = body;
	n->len = len;
	n->at = 0;
	n->at_char = 0;
	n->paragraph = n->sentence = n->group = n->part = 0;
	n->year = 0;
	n->fresh = n->count = 0;
}

/* Is there a digit, ASCII or full-width? */
static bool
has_digit(const char *s, size_t len)
{
	unsigned	found = 0;

	for (size_t i = 0; i < len; i++)
		found |= (unsigned char) (s[i] - '0') <= 9;
	if (found)
		return true;
	for (const char *at = s; (at = memchr(at, 0xEF, (size_t) (s + len - at))) != NULL; at++)
		if (s + len - at >= 3 && (unsigned char) at[1] == 0xBC && (unsigned char) at[2] >= 0x90 &&
			(unsigned char) at[2] <= 0x99)
			return true;
	return false;
}

/* The characters of a text of which not all need be UTF-8. */
static size_t
count_chars(const char *s, size_t len)
{
	return utf8_chars(s, len);
}

static bool
holds_stop(const char *s, size_t len)
{
	for (const char *at = s; (at = memchr(at, 0xE3, (size_t) (s + len - at))) != NULL; at++)
		if (s + len - at >= 3 && memcmp(at, "。", 3) == 0)
			return true;
	return false;
}

/* Money in 元 and 万元 is as exact as what stands beside it in its sentence. */
static void
settle_decimals(Narrative *n)
{
	int			finest = 0;

	for (int first = n->fresh, i = n->fresh; i <= n->count; i++)
	{
		if (i == n->count || n->figure[i].sentence != n->figure[first].sentence)
		{
			for (; first < i; first++)
				n->figure[first].finest = finest;
			finest = 0;
		}
		if (i < n->count && n->figure[i].class == CLASS_MONEY && n->figure[i].power <= 4 &&
			n->figure[i].number.scale > finest)
			finest = n->figure[i].number.scale;
	}
}

/* x%、y%和z%: the first percentage of those that follow each other */
static int
first_of_row(const Narrative *n, int i)
{
	while (i > 0 && n->figure[i - 1].class == CLASS_PERCENT && n->figure[i - 1].role == ROLE_RATE &&
		   n->figure[i].label == n->figure[i].label_end && n->figure[i].start - n->figure[i - 1].end <= strlen("、和"))
		i--;
	return i;
}

static bool
states_share(const Narrative *n, int i)
{
	uint64_t	cues = clause_cues(n, i);
	uint64_t	done = CUE_DONE | CUE_RATE;

	/* 资金兑付比例P% */
	if ((cues & CUE_SHARE) && fund_rate(n, &n->figure[i]) != RATE_OTHER && clause_holds(n, &n->figure[i], "比例") &&
		!clause_holds(n, &n->figure[i], "占"))
		return false;
	/* 占办理总数的P% */
	if ((cues & CUE_SHARE) && (cues & (CUE_TASK | CUE_BUDGET)) == 0 &&
		(label_ends(n, &n->figure[i], "总数") || label_ends(n, &n->figure[i], "总额") ||
		 label_ends(n, &n->figure[i], "总量")))
		return true;
	/* 占总到位资金的P%; a、b，分别占到位资金的P%、Q% */
	if ((cues & CUE_SHARE) && (cues & (CUE_TASK | CUE_BUDGET)) == 0 &&
		(clause_holds(n, &n->figure[i], "占总") || clause_holds(n, &n->figure[first_of_row(n, i)], "分别占")))
		return true;
	return (cues & CUE_SHARE) && (cues & (done & ~(uint64_t) CUE_RATE)) == 0 &&
		!((cues & CUE_BUDGET) && (n->figure[i - (i > 0)].role == ROLE_BASE));
}

/* a，…B的P%, a，…B个村的P%, whatever verb stands in front of B */
static bool
is_of_base(const Narrative *n, int i)
{
	return i > 0 && n->figure[i - 1].part == n->figure[i].part && is_amount(&n->figure[i - 1]) &&
		n->figure[i - 1].role == ROLE_BASE && n->figure[i].label == n->figure[i].label_end &&
		n->figure[i].start - n->figure[i - 1].end <= 30 &&
		text_ends(n->body, n->figure[i - 1].end, n->figure[i].start, "的");
}

/* b of a:b:c */
static bool
continues_ratio(const Narrative *n, int i)
{
	return i > 0 && n->figure[i].ratio && n->figure[i - 1].ratio &&
		n->figure[i].start - n->figure[i - 1].end <= 3;
}

static void
judge_figure(Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	if (f->class == CLASS_PERCENT && (clause_cues(n, i) & CUE_YEARLY))
		judge_yearly(n, i);
	else if (f->class == CLASS_PERCENT && f->role == ROLE_CHANGE)
	{
		if (!judge_mixed_growth(n, i))
			judge_growth(n, i);
	}
	else if (f->class == CLASS_PERCENT && f->role == ROLE_RATE && is_score_rate(n, i))
		judge_score_rate(n, i);
	else if (f->class == CLASS_PERCENT && f->role == ROLE_RATE)
	{
		if (judge_bracket_rate(n, i) || judge_complement(n, i) || judge_satisfied(n, i) ||
			judge_like_others(n, i) || judge_defined_rate(n, i) ||
			judge_adjacent_rate(n, i) || judge_named_rate(n, i))
			;
		else if (!states_share(n, i) && (states_rate(n, i) || is_of_base(n, i)))
			judge_rate(n, i);
		else
			judge_share(n, i);
	}
	else if (f->class == CLASS_POINTS)
		judge_points(n, i);
	else if (judge_gap(n, i))
		return;
	else if (is_amount(f) && f->role == ROLE_CHANGE)
		judge_difference(n, i);
	else if (is_level(f) && (f->cues & CUE_CUT))
		judge_saving(n, i);
	else if (f->ratio && !continues_ratio(n, i))
	{
		int			count = 1;

		while (i + count < n->count && continues_ratio(n, i + count))
			count++;
		judge_ratio_list(n, i, count);
	}
	judge_share_total(n, i);
	judge_balance(n, i);
	judge_net_assets(n, i);
	judge_product(n, i);
	judge_mean(n, i);
	judge_compare(n, i);
	judge_direction(n, i);
	judge_moved(n, i);
	judge_score(n, i);
	judge_unit(n, i);
	judge_items(n, i);
	judge_same(n, i);
}

static void
judge_fresh(Narrative *n)
{
	settle_roles(n);
	settle_decimals(n);
	settle_years(n);
	if (n->on_figure != NULL)
		for (int i = n->fresh; i < n->count; i++)
			if (!n->figure[i].remark)
				n->on_figure(n->context, &n->figure[i]);
	if (n->on_claim == NULL)
		return;
	judge_lists(n);
	for (int i = n->fresh; i < n->count; i++)
		judge_run(n, i);
	for (int i = n->fresh; i < n->count; i++)
		judge_figure(n, i);
}

/* Makes room, where much is kept: the oldest figures are forgotten, what links to them too. */
static void
forget(Narrative *n)
{
	int			drop = n->count - NARRATIVE_KEPT;

	if (n->count > NARRATIVE_FULL)
	{
		memmove(n->figure, n->figure + drop, NARRATIVE_KEPT * sizeof(Figure));
		n->count = NARRATIVE_KEPT;
		for (int i = 0; i < n->count; i++)
		{
			n->figure[i].whole = n->figure[i].whole >= drop ? n->figure[i].whole - drop : -1;
			n->figure[i].list_end = n->figure[i].list_end > drop ? n->figure[i].list_end - drop : 0;
		}
	}
	n->fresh = n->count;
}

/* The end of the paragraph, or of the cell of a table's line. */
static size_t
paragraph_end(const Narrative *n)
{
	size_t		left = n->len - n->at;
	size_t		most = left < PIECE_BYTES ? left : PIECE_BYTES;
	const char *from = n->body + n->at;
	const char *line = memchr(from, '\n', most);
	size_t		end = line != NULL ? (size_t) (line - from) + 1 : most;
	const char *tab = memchr(from, '\t', end);

	if (tab != NULL)
		return n->at + (size_t) (tab - from) + 1;
	/* a very long paragraph is cut between characters */
	while (line == NULL && end < left && end > 4 && ((unsigned char) from[end] & 0xC0) == 0x80)
		end--;
	return n->at + end;
}

bool
narrative_paragraph(Narrative *n)
{
	size_t		end;
	const char *from = n->body + n->at;
	bool		cell;

	if (n->at >= n->len)
		return false;
	end = paragraph_end(n);
	if (n->on_claim != NULL)
		judge_ordinals(n, n->at, end);
	cell = n->body[end - 1] == '\t' || (n->at > 0 && n->body[n->at - 1] == '\t');
	if (!has_digit(from, end - n->at) || (cell && !holds_stop(from, end - n->at)))
	{
		n->at_char += count_chars(from, end - n->at);
		n->at = end;
	}
	else
	{
		n->sentence++;
		n->group++;
		n->part++;
		figures_read(n, end);
		judge_fresh(n);
		forget(n);
	}
	if (n->at >= n->len || n->body[n->at - 1] == '\n' || n->body[n->at - 1] == '\t')
		n->paragraph++;
	return n->at < n->len;
}

const char *
figure_class_name(FigureClass class)
{
	static const char *const names[] = {"number", "money", "count", "percent", "points", "score"};

	return names[class];
}

const char *
figure_role_name(FigureRole role)
{
	static const char *const names[] = {"level", "change", "base", "part", "total", "rate", "target"};

	return names[role];
}
