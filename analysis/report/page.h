// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_PAGE_H
#define PPTPLAB_ANALYSIS_REPORT_PAGE_H

#include "analysis/report/report.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// A heading that the contents list names.
struct ContentsEntry
{
    std::string id;
    std::string text;
    std::string group; ///< may be empty
};

/// Writes the elements of a page one after the other, and keeps what the head of the page needs to
/// know of them.
class Page
{
  public:
    void Element(const std::string& tag,
                 const std::string& text,
                 const std::string& attributes = "");
    void Raw(const std::string& html) { m_body += html; }

    /// A heading of the second level, with an id and a link to itself.
    void Heading(const std::string& text, const ContentsEntry& entry);

    void Add(const Section& section);
    void Add(const Table& table);
    void Add(const Picture& picture, const std::string& id);
    void Add(const std::vector<Provenance>& lines);

    /// `back`: id of the section to which a link leads back.
    void Add(const Fold& fold, const std::string& back);

    /// The cards of all sections that have one, by their groups.
    void AddCards(const std::vector<Section>& sections);

    const std::string& Body() const { return m_body; }

    const std::vector<ContentsEntry>& Contents() const { return m_contents; }

    /// Rules for the tables and the pictures that are there.
    std::string Style() const;

    bool HasCurves() const { return m_hasCurves; }

  private:
    void AddPart(const Section& part, const std::string& id);
    void AddContent(const Section& section, const std::string& id);
    void AddCard(const Section& section, const std::string& id);
    std::string UniqueId(const std::string& wanted);

    std::string m_body;
    std::vector<ContentsEntry> m_contents;
    std::set<std::string> m_ids;
    std::set<std::string> m_styles;
    std::map<std::string, std::size_t> m_columns; ///< rules of columns -> number of the class
    bool m_hasCurves = false;
};

/// The id of a section: its own, or one made from its heading.
std::string IdOf(const Section& section);

} // namespace pptplab::analysis

#endif
