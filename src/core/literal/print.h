/*-------------------------------------------------------------------------
 *
 * print.h
 *	  Canonical literals of quantities: they parse back to the same meaning.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef PRINT_H
#define PRINT_H

#include "literal_type.h"

/*
 * Print the canonical literal; returns the length.  buf takes
 * LITERAL_PRINT_SIZE bytes; text is not printed here (it is literal->text).
 */
#define LITERAL_PRINT_SIZE 256
extern size_t target_print(const Literal *target, char *buf);
extern size_t value_print(const Literal *value, char *buf);

#endif							/* PRINT_H */
