// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_SVG_READER_H
#define PPTPLAB_ANALYSIS_PLOT_SVG_READER_H

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace pptplab::analysis
{

using Attributes = std::map<std::string, std::string>;

struct Tag
{
    std::string name; // "/g" where it ends
    Attributes attributes;
};

/// Reads the tags of a picture one after the other; `Text` is what stands after the last one.
class Reader
{
  public:
    explicit Reader(const std::string& picture) : m_picture(picture) {}

    std::optional<Tag> Next();

    std::string Text() const;

  private:
    void ReadAttributes(std::size_t at, std::size_t end, Attributes& attributes) const;

    const std::string& m_picture;
    std::size_t m_at = 0;
};

} // namespace pptplab::analysis

#endif
