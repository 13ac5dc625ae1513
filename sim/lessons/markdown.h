// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LESSONS_MARKDOWN_H
#define PPTPLAB_SIM_LESSONS_MARKDOWN_H

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct cmark_node; // NOLINT(readability-identifier-naming): the name is cmark's

namespace pptplab::sim::lessons
{

/// A fenced block of code: ```kind, its lines, ```.
struct CodeBlock
{
    std::string kind;
    std::string text;
};

/// What the page puts in place of parts of a text, as HTML.
struct Replacements
{
    /// None: it stays a block of code.
    std::function<std::optional<std::string>(const CodeBlock&)> code;
    std::function<std::string(const std::string& file, const std::string& caption)> picture;
    std::function<std::string(const std::string& heading)> step; ///< headings of the second level
};

/// CommonMark with tables, by cmark-gfm. HTML in the text is left out.
class Markdown
{
  public:
    explicit Markdown(const std::string& text);

    std::vector<CodeBlock> CodeBlocks() const;

    /// Addresses that links lead to, in their order.
    std::vector<std::string> Links() const;

    /// Puts the replacements into the text itself: once. Throws BadInput for a picture that does
    /// not stand alone.
    std::string Html(const Replacements& replacements);

  private:
    std::shared_ptr<cmark_node> m_root;
};

} // namespace pptplab::sim::lessons

#endif
