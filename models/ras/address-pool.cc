// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/address-pool.h"

#include <algorithm>
#include <numeric>

namespace pptplab::ras
{

AddressPool::AddressPool(std::uint32_t size, Filling filling)
    : m_ring(size), m_free(filling == Filling::Full ? size : 0)
{
    std::iota(m_ring.begin(), m_ring.end(), 0U);
}

bool
AddressPool::Remove(AddressLease lease)
{
    // From the oldest on at the front of the ring, those that stay in their order.
    std::rotate(m_ring.begin(), m_ring.begin() + m_oldest, m_ring.end());
    m_oldest = 0;
    const auto end = m_ring.begin() + m_free;
    const auto found = std::find(m_ring.begin(), end, lease.index);
    if (found == end)
    {
        return false;
    }
    std::rotate(found, found + 1, end);
    --m_free;
    return true;
}

} // namespace pptplab::ras
