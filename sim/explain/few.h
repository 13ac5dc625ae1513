// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_FEW_H
#define PPTPLAB_SIM_EXPLAIN_FEW_H

#include <array>
#include <cstddef>
#include <initializer_list>

namespace pptplab::sim::explain
{

/// At most N of something, held in place, so that a table with such lists is a constant: commands
/// that explain nothing do not build it. One item too many does not compile there.
template <typename T, std::size_t N>
class Few
{
  public:
    constexpr Few() = default;

    constexpr Few(std::initializer_list<T> items)
    {
        for (const T& item : items)
        {
            m_items.at(m_size++) = item;
        }
    }

    constexpr const T* begin() const { return m_items.data(); }
    constexpr const T* end() const { return m_items.data() + m_size; }
    constexpr std::size_t size() const { return m_size; }
    constexpr bool empty() const { return m_size == 0; }

  private:
    std::array<T, N> m_items{};
    std::size_t m_size = 0;
};

} // namespace pptplab::sim::explain

#endif
