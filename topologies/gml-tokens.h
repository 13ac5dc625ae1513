// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GML_TOKENS_H
#define PPTPLAB_TOPOLOGIES_GML_TOKENS_H

#include <cstdint>
#include <string>
#include <string_view>

namespace pptplab::topologies
{

struct GmlToken
{
    enum class Kind : std::uint8_t
    {
        Word,  ///< a key, or a number
        Text,  ///< it was in quotation marks
        Open,  ///< [
        Close, ///< ]
        End,   ///< of the file
        Wrong, ///< `text` says what
    };

    Kind kind = Kind::End;
    std::string text; ///< text in UTF-8, references such as &quot; and &#228; resolved
    std::uint64_t line = 1;
};

/// Cuts GML into what it is made of. Comments are passed over.
class GmlTokens
{
  public:
    /// `content` must outlive it.
    GmlTokens(std::string_view content, std::uint32_t textOctets);

    GmlToken Next();

  private:
    void PassOver();
    GmlToken Quoted(std::uint64_t line);

    std::string_view m_rest;
    std::uint32_t m_textOctets; ///< the most that a text may have
    std::uint64_t m_line = 1;
    bool m_lineStarts = true; ///< nothing but space was on this line so far
};

} // namespace pptplab::topologies

#endif
