#include "CSimdJSON.h"

#include <simdjson.h>

#include <memory>
#include <new>

struct schema_indexer {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> implementation;
};

size_t schema_indexer_padding(void) { return simdjson::SIMDJSON_PADDING; }

schema_indexer *schema_indexer_create(void) { return new (std::nothrow) schema_indexer(); }

void schema_indexer_destroy(schema_indexer *indexer) { delete indexer; }

int schema_indexer_run(schema_indexer *indexer, const uint8_t *text, size_t length) {
  if (!indexer->implementation) {
    auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
        length, 1, indexer->implementation);
    if (error) { return error; }
  } else if (indexer->implementation->capacity() < length) {
    auto error = indexer->implementation->set_capacity(length);
    if (error) { return error; }
  }
  return indexer->implementation->stage1(text, length, simdjson::stage1_mode::regular);
}

const uint32_t *schema_indexer_offsets(const schema_indexer *indexer) {
  return indexer->implementation->structural_indexes.get();
}

size_t schema_indexer_count(const schema_indexer *indexer) {
  return indexer->implementation->n_structural_indexes;
}
