// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_REFUSAL_NOTES_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_REFUSAL_NOTES_H

#include "models/base/outcome.h"
#include "models/firewall/port-mappings.h"

#include <cstdint>
#include <map>
#include <optional>

namespace pptplab::node
{

/// Why callers were refused, by the endpoint of their control connection: nothing on the wire tells
/// them, and callers behind NAT share an address.
class RefusalNotes
{
  public:
    void Note(firewall::Endpoint caller, Outcome why) { m_notes.insert_or_assign(caller, why); }
    void Forget(firewall::Endpoint caller) { m_notes.erase(caller); }
    bool Has(firewall::Endpoint caller) const { return m_notes.count(caller) > 0; }

    /// Forgets it, too; none when there is none.
    std::optional<Outcome> Take(firewall::Endpoint caller)
    {
        const auto note = m_notes.extract(caller);
        return note ? std::optional(note.mapped()) : std::nullopt;
    }

  private:
    std::map<firewall::Endpoint, Outcome> m_notes;
};

/// How the last call from an endpoint was met, for who counts calls.
struct CallNote
{
    std::optional<std::uint32_t> port; ///< index of the port that took it; none: refused
    std::uint32_t idlePorts = 0;       ///< when it was refused
};

/// The notes of calls by the endpoint of their control connection, once somebody wants them.
class CallNotes
{
  public:
    void Begin() { m_isWanted = true; }

    void Note(firewall::Endpoint caller, CallNote note)
    {
        if (m_isWanted)
        {
            m_notes.insert_or_assign(caller, note);
        }
    }

    /// Forgets it, too; none when there is none.
    std::optional<CallNote> Take(firewall::Endpoint caller)
    {
        const auto note = m_notes.extract(caller);
        return note ? std::optional(note.mapped()) : std::nullopt;
    }

  private:
    bool m_isWanted = false;
    std::map<firewall::Endpoint, CallNote> m_notes;
};

} // namespace pptplab::node

#endif
