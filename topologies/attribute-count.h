// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ATTRIBUTE_COUNT_H
#define PPTPLAB_TOPOLOGIES_ATTRIBUTE_COUNT_H

#include "topologies/map-file.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace pptplab::topologies
{

/// Holds what a file has of attributes against the limits: a small file can name a long name, or
/// few names, for very many nodes.
class AttributeCount
{
  public:
    explicit AttributeCount(const MapLimits& limits) : m_limits(limits) {}

    /// Counts one value under that name; tells when it is too much.
    std::optional<std::string> Add(const std::string& name)
    {
        if (name.size() > m_limits.nameOctets)
        {
            return TooMuch("an attribute whose name has more than", m_limits.nameOctets, "octets");
        }
        m_names.insert(name);
        ++m_values;
        if (m_names.size() > m_limits.names)
        {
            return TooMuch("more than", m_limits.names, "different attributes");
        }
        return m_values > m_limits.values
                   ? std::optional(TooMuch("more than", m_limits.values, "values of attributes"))
                   : std::nullopt;
    }

  private:
    static std::string TooMuch(const std::string& what,
                               std::uint32_t limit,
                               const std::string& unit)
    {
        return what + ' ' + std::to_string(limit) + ' ' + unit;
    }

    const MapLimits& m_limits;
    std::set<std::string> m_names;
    std::uint32_t m_values = 0;
};

} // namespace pptplab::topologies

#endif
