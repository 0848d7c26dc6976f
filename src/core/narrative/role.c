/*-------------------------------------------------------------------------
 *
 * role.c
 *	  The part that a figure plays: a level, a change, a base ...
 *
 *-------------------------------------------------------------------------
 */
#include "role.h"

#include <string.h>

#include "cue.h"
#include "judge.h"
#include "label.h"
#include "mark.h"
#include "scan.h"

uint64_t
clause_cues(const Narrative *n, int i)
{
	uint64_t	cues = n->figure[i].cues;

	for (int j = i - 1; j >= 0 && n->figure[j].part == n->figure[i].part; j--)
		cues |= n->figure[j].cues;
	return cues;
}

/* Is what stands between a cue and its figure nothing but fillers? */
static bool
only_fillers(const char *s, size_t at, size_t end)
{
	while (at < end)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, end - at, &cues);

		if (step > 0 && (cues & (CUE_FILLER | CUE_ABOUT)) == 0)
			return false;
		if (step == 0 && mark_at(s + at, end - at, &step) != MARK_SPACE && s[at] != '-')
			return false;
		at += step;
	}
	return true;
}

void
set_role(const char *s, size_t from, Figure *figure)
{
	uint64_t	move = 0;		/* the last word of change and of reaching */
	size_t		behind = from;

	/* 未完成2项 is what is left; 未完成95% is a target that was missed */
	if ((figure->cues & CUE_REMAINS) && figure->class != CLASS_PERCENT && (figure->cues & (CUE_TASK | CUE_BUDGET)) == 0)
		figure->cues = (figure->cues & ~(uint64_t) CUE_LESS) | CUE_UNDONE;
	/* 未达到目标值的3个: the words say which ones */
	if (figure->class == CLASS_COUNT && text_ends(s, from, figure->start, "的"))
		figure->cues &= ~(uint64_t) (CUE_GREATER | CUE_LESS | CUE_BOUND);
	for (size_t at = from; at < figure->start;)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, figure->start - at, &cues);

		/* 增幅达15% is a change */
		if (figure->class == CLASS_PERCENT && (move & (CUE_UP | CUE_DOWN)) && (cues & CUE_TO) && behind == at &&
			scan_begins(s + at, figure->start - at, "达"))
			behind = at + step;
		/* 增速有13个高于平均: a growth is of no things that are counted */
		else if ((cues & CUE_GROWTH) && figure->class == CLASS_COUNT)
			;
		else if (cues & (CUE_UP | CUE_DOWN | CUE_TO | CUE_GREATER | CUE_LESS))
		{
			move = cues;
			behind = at + step;
		}
		if (step == 0)
			mark_at(s + at, figure->start - at, &step);
		at += step;
	}
	/* 多64次 behind the figure that it is more than, 比上年多64次 */
	if (move == 0 && (figure->cues & (CUE_UP | CUE_THAN)) && (text_ends(s, from, figure->start, "多") ||
												 text_ends(s, from, figure->start, "多了")))
	{
		move = CUE_UP;
		behind = figure->start;
	}
	/* 比年初新增52亿元: new ones are a level, and a change where they are compared */
	if (move == 0 && (figure->cues & CUE_THAN) && figure->class != CLASS_PERCENT &&
		text_ends(s, from, figure->start, "新增"))
	{
		move = CUE_UP;
		behind = figure->start;
		figure->cues |= CUE_UP;
		set_label(s, from, figure->start - strlen("新增"), figure);
	}
	figure->role = figure->class == CLASS_PERCENT ? ROLE_RATE : ROLE_LEVEL;
	if ((move & (CUE_UP | CUE_DOWN)) &&
		(only_fillers(s, behind, figure->start) || figure->class == CLASS_POINTS))
	{
		figure->role = ROLE_CHANGE;
		figure->sign = move & CUE_UP ? 1 : -1;
	}
	else if ((move & CUE_TO) == 0 && (figure->cues & (CUE_THAN | CUE_FROM)) &&
			 (figure->cues & (CUE_GREATER | CUE_LESS)) == 0)
		figure->role = ROLE_BASE;	/* if a change follows; see settle_roles() */
	else if (figure->cues & CUE_BOUND)
		figure->role = ROLE_TARGET;
	if (figure->cues & (CUE_GREATER | CUE_LESS) && figure->role != ROLE_CHANGE && figure->class != CLASS_POINTS)
		figure->role = ROLE_TARGET;
	if (figure->role == ROLE_LEVEL && (figure->cues & CUE_TOTAL))
		figure->role = ROLE_TOTAL;
	if (figure->role == ROLE_LEVEL && ((figure->cues | figure->lead) & CUE_PART))
		figure->role = ROLE_PART;
	figure->planned = (figure->cues & CUE_TASK) && figure->number.scale == 0 &&
		(figure->class == CLASS_MONEY || figure->class == CLASS_PERCENT) &&
		(text_holds(s, from, figure->start, "计划") || text_holds(s, from, figure->start, "目标") ||
		 text_holds(s, from, figure->start, "任务"));
}

/* Does a bracket open right in front of this place? */
static bool
mark_opens(const Narrative *n, size_t at)
{
	size_t		step;

	return (at >= 1 && mark_at(n->body + at - 1, 1, &step) == MARK_OPEN) ||
		(at >= 3 && mark_at(n->body + at - 3, 3, &step) == MARK_OPEN);
}

/* Is there nothing but 、 or 和 between two figures? */
static bool
joins(const Narrative *n, size_t from, size_t to)
{
	return to - from == strlen("、") &&
		(memcmp(n->body + from, "、", to - from) == 0 || memcmp(n->body + from, "和", to - from) == 0);
}

/*
 * 占受理案件比例最高，达92%: the words of a share stand in the clause in front, which has no
 * figure, and name its whole.
 */
static void
take_words_in_front(Narrative *n, Figure *f)
{
	static const char *const most[] = {"比例最", "比重最", "的比例", "的比重", "比例", "比重", "最多", "最高", NULL};
	size_t		floor = f->clause > 90 ? f->clause - 90 : 0;
	size_t		word = strlen("占");
	size_t		end;
	size_t		step;

	if (f->class != CLASS_PERCENT || f->role != ROLE_RATE || f->label < f->label_end || f->depth > 0 ||
		(f->lead & CUE_SHARE) == 0 || (f->cues & CUE_TO) == 0 || (f->cues & (CUE_SHARE | CUE_RATE | CUE_DONE)))
		return;
	/* the last 占 of that clause */
	for (end = f->clause; end > floor && (mark_at(n->body + end - 1, 1, &step) == MARK_COMMA ||
										  (end > 2 && mark_at(n->body + end - 3, 3, &step) == MARK_COMMA));)
		end -= mark_at(n->body + end - 1, 1, &step) == MARK_COMMA ? 1 : 3;
	for (size_t at = end; at-- > floor;)
	{
		if (mark_at(n->body + at, end - at, &step) != MARK_NONE && ((unsigned char) n->body[at] & 0xC0) != 0x80)
			return;
		if (!scan_begins(n->body + at, end - at, "占"))
			continue;
		for (size_t to = at + word; to < end; to++)
			if (begins_any(n->body + to, end - to, most))
			{
				set_label(n->body, at + word, to, f);
				f->cues |= CUE_SHARE;
				return;
			}
		return;
	}
}

/* Is a figure said to be what a change starts from, and does a change follow? */
static bool
change_follows(const Narrative *n, int i)
{
	const Figure *f = &n->figure[i];

	for (int j = i + 1; j < n->count && j <= i + 2 && n->figure[j].group == f->group; j++)
	{
		uint64_t	cues = n->figure[j].cues | n->figure[j].lead | f->after;

		if (cues & (CUE_UP | CUE_DOWN))
			return true;
		if ((f->cues & CUE_FROM) && (cues & CUE_TO))
			return true;
	}
	return false;
}

/* 与上年B相比: the words that make it a base stand behind it. */
static bool
is_compared(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"相比", "比较", "对比", "相较", NULL};

	return begins_any(n->body + f->end, n->len - f->end, words);
}

/* 占计划（24万亩）的P%: is the figure the last one of a bracket that the words say it is of? */
static bool
closes_base(const Narrative *n, const Figure *f, const Figure *p)
{
	size_t		step;
	size_t		at = f->end;

	return is_amount(f) && f->role != ROLE_CHANGE && at < n->len &&
		mark_at(n->body + at, n->len - at, &step) == MARK_CLOSE && p->start - at == step + strlen("的") &&
		memcmp(n->body + at + step, "的", strlen("的")) == 0;
}

/* The bases in a bracket, of one rate or of several: 占计划（a、b）的x%、y%. */
static void
settle_bracket(Narrative *n, int p)
{
	Figure	   *f = &n->figure[p];
	Figure	   *last = f - 1;

	f->cues |= last->cues & ~(uint64_t) CUE_BOUND;
	for (Figure *base = last; base >= n->figure && base->sentence == f->sentence; base--)
	{
		if (base != last && (base->depth != last->depth + 1 || !figure_same_dimension(n, base, last) ||
							 !joins(n, base->end, (base + 1)->start)))
			break;
		base->role = ROLE_BASE;
		base->approximate = false;
		if (base == last)
			continue;
		f->cues |= base->lead & (CUE_SHARE | CUE_TASK | CUE_BUDGET | CUE_EACH);
	}
	if (last == n->figure || (last - 1)->role != ROLE_BASE || (last - 1)->depth != last->depth + 1)
		f->part = last->part;
}

/* 208个行政村的75%: are there only the things that are counted, and 的, between a count and a rate? */
static bool
is_of_things(const Narrative *n, const Figure *count, const Figure *rate)
{
	size_t		noun = rate->start - strlen("的");
	size_t		step;

	if (count->class != CLASS_COUNT || count->role != ROLE_LEVEL || rate->role != ROLE_RATE ||
		count->part != rate->part || rate->start - count->end > 30 ||
		(rate->cues & ~(uint64_t) (CUE_FILLER | CUE_OF)) ||
		!text_ends(n->body, count->end, rate->start, "的"))
		return false;
	for (size_t at = count->end; at < noun; at += step)
		if (mark_at(n->body + at, noun - at, &step) != MARK_NONE || scan_begins(n->body + at, noun - at, "的"))
			return false;
	return true;
}

void
settle_roles(Narrative *n)
{
	for (int i = n->fresh; i < n->count; i++)
	{
		Figure	   *f = &n->figure[i];
		Figure	   *before = i > 0 ? &n->figure[i - 1] : NULL;

		/* 增加14个、0.55亿元; 分别增加D和E */
		if (is_amount(f) && f->role == ROLE_LEVEL && f->cues == 0 && f->lead == 0 && f->label == f->label_end &&
			before != NULL &&
			is_amount(before) && before->role == ROLE_CHANGE && f->part - before->part <= 1 &&
			f->depth == before->depth &&
			(!figure_same_dimension(n, f, before) || (before->cues & CUE_EACH)) && joins(n, before->end, f->start))
		{
			f->role = ROLE_CHANGE;
			f->sign = before->sign;
		}
		if (f->role == ROLE_LEVEL && is_amount(f) && is_compared(n, f))
		{
			f->cues |= CUE_THAN;
			f->role = ROLE_BASE;
		}
		if (f->role == ROLE_BASE && !change_follows(n, i))
			f->role = f->class == CLASS_PERCENT ? ROLE_RATE : ROLE_LEVEL;
		take_words_in_front(n, f);
		if (before == NULL || f->class != CLASS_PERCENT || before->sentence != f->sentence)
			continue;
		if (f->role == ROLE_RATE && closes_base(n, before, f))
			settle_bracket(n, i);
		/* x%、y%和z%: what is said of the first is said of all */
		if (before->class == CLASS_PERCENT && f->label == f->label_end && f->start - before->end <= 6 &&
			(f->cues & ~(uint64_t) CUE_FILLER) == 0 && f->depth == before->depth)
		{
			f->cues |= clause_cues(n, i - 1);
			f->role = before->role;
			f->sign = before->sign;
		}
		if (is_amount(before) && before->part == f->part &&
			(before->role != ROLE_CHANGE || (before->cues & CUE_EXCESS)) &&
			n->len - before->end >= 3 && memcmp(n->body + before->end, "的", 3) == 0)
			before->role = ROLE_BASE;
		if (is_of_things(n, before, f))
		{
			before->role = ROLE_BASE;
			f->label = f->label_end = f->start;
		}
		if (f->clause >= before->end && f->clause - before->end <= 3 && f->part != before->part &&
			f->role == ROLE_RATE && f->cues == 0 && is_amount(before) && before->role == ROLE_CHANGE &&
			mark_opens(n, f->clause))
		{
			f->role = ROLE_CHANGE;
			f->sign = before->sign;
		}
	}
}
