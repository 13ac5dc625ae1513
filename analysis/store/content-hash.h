// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_CONTENT_HASH_H
#define PPTPLAB_ANALYSIS_STORE_CONTENT_HASH_H

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace pptplab::analysis
{

/// SHA-256 over a sequence of texts. Each is preceded by its length, so that no two sequences give
/// the same octets.
class ContentHash
{
  public:
    ContentHash();

    ContentHash& Add(std::string_view text);

    /// 64 hexadecimal digits. Ends the sequence: the next Add starts a new one.
    std::string Digest();

  private:
    sha256_ctx m_context{};
};

} // namespace pptplab::analysis

#endif
