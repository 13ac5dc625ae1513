// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ROUTER_READER_H
#define PPTPLAB_TOPOLOGIES_ROUTER_READER_H

#include "models/base/result.h"
#include "topologies/graph.h"
#include "topologies/map-document.h"
#include "topologies/map-notes.h"

#include <optional>
#include <string>
#include <string_view>

namespace pptplab::topologies
{

/// Reads what the attributes of nodes tell of their machines.
class RouterReader
{
  public:
    /// `document` and `notes` must outlive it; `notes` gets what was used.
    RouterReader(const MapDocument& document, MapNotes& notes)
        : m_document(document), m_notes(notes)
    {
    }

    /// The machine, without its name. Errors: a value that cannot be.
    Result<Machine, std::string> Read(const DocumentNode& node);

    /// The label of yEd, NetworkX or others without line breaks and markup; else the id, after
    /// "node-" when it is but a number. Another may have the same.
    std::string NameOf(const DocumentNode& node);

  private:
    std::string ValueOf(const DocumentNode& node, const std::string& attribute) const;
    std::string LabelIn(const Attributes& attributes, std::string_view kind);
    template <typename Names>
    std::optional<double> Degrees(const DocumentNode& node,
                                  const char* kind,
                                  const Names& names,
                                  double most);
    void ReadOwn(const DocumentNode& node, Machine& machine);
    void NoteAttributes(const Attributes& attributes);

    const MapDocument& m_document;
    MapNotes& m_notes;
    std::string m_mistake;
};

} // namespace pptplab::topologies

#endif
