#ifndef SCHEMA_CSIMDJSON_H
#define SCHEMA_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Finds the structural characters of JSON text with simdjson's first stage.
typedef struct schema_indexer schema_indexer;

/// How many readable bytes must follow the text handed to `schema_indexer_run`.
size_t schema_indexer_padding(void);

/// A new indexer, or null when memory is short.
schema_indexer *schema_indexer_create(void);
void schema_indexer_destroy(schema_indexer *indexer);

/// Indexes `length` bytes at `text`; `schema_indexer_padding()` readable bytes follow them.
/// Returns 0 when the bytes are UTF-8 and every string is closed and free of raw control
/// characters; simdjson's error code otherwise.
int schema_indexer_run(schema_indexer *indexer, const uint8_t *text, size_t length);

/// The offsets found by the last successful run, followed by two sentinels equal to `length`.
const uint32_t *schema_indexer_offsets(const schema_indexer *indexer);
size_t schema_indexer_count(const schema_indexer *indexer);

/// The offset of the first byte of a value, or `length` when there is none: the C library's own
/// search, which no loop of ours comes near.
static inline size_t schema_first_offset(const uint8_t *text, size_t length, uint8_t byte) {
  const void *found = length > 0 ? memchr(text, byte, length) : 0;
  return found ? (size_t)((const uint8_t *)found - text) : length;
}

#ifdef __cplusplus
}
#endif
#endif
