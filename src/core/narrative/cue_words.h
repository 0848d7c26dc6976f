/*-------------------------------------------------------------------------
 *
 * cue_words.h
 *	  The tables of words that cue.c looks into.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef CUE_WORDS_H
#define CUE_WORDS_H

#include "cue.h"

typedef struct Cue
{
	const char *word;
	uint64_t	cues;
} Cue;

extern const Cue cue_table[];
extern const size_t cue_table_size;
extern const char *const plain_words[];
extern const size_t plain_words_size;
extern const char *const unit_words[];
extern const size_t unit_words_size;
extern const char *const general_words[];
extern const size_t general_words_size;

#endif							/* CUE_WORDS_H */
