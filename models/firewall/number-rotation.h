// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_NUMBER_ROTATION_H
#define PPTPLAB_MODELS_FIREWALL_NUMBER_ROTATION_H

#include "models/firewall/nat-options.h"

#include <cstdint>
#include <optional>

namespace pptplab::firewall
{

/// Gives out the numbers of a range in turn, as Linux 2.0 does, so that one that was given back is
/// not at once somebody else's. Who has which is known outside.
class NumberRotation
{
  public:
    explicit NumberRotation(NumberRange range) : m_range(range), m_next(range.first) {}

    /// The next number that is not taken. None when all are.
    template <typename IsTaken>
    std::optional<std::uint16_t> Take(IsTaken isTaken)
    {
        for (std::uint32_t left = m_taken < m_range.Size() ? m_range.Size() : 0; left > 0; --left)
        {
            const std::uint16_t number = m_next;
            m_next =
                number == m_range.last ? m_range.first : static_cast<std::uint16_t>(number + 1);
            if (!isTaken(number))
            {
                ++m_taken;
                return number;
            }
        }
        return std::nullopt;
    }

    void GiveBack() { --m_taken; }

  private:
    NumberRange m_range;
    std::uint16_t m_next;
    std::uint32_t m_taken = 0;
};

} // namespace pptplab::firewall

#endif
